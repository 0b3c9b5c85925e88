import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, utf8 } from './bytes.ts'

/** With the cost of a guess, what a thief of one record cannot try out in years if the words were not chosen by habit. */
export const fewestCharacters = 12
/** Ends what nobody types: a pasted document. */
export const mostCharacters = 200
/** Below this it is one key held down, or two in turn. */
const fewestDifferent = 5

export type PassphraseFault = 'too-short' | 'too-long' | 'too-uniform' | 'not-text'

/** How a passphrase is read: letters composed in one way (NFC), no space around it, one space for any run of them. */
const read = (typed: string): string => typed.normalize('NFC').trim().replace(/\s+/gu, ' ')

/** The bytes of a passphrase that somebody types again. Any text has some: a wrong one just does not open. */
export const passphraseBytes = (typed: string): Bytes => utf8(read(typed))

/**
 * The bytes of a passphrase that somebody chooses. Length is counted in characters after reading. Refusals: `too-short` –
 * under 12 · `too-long` – over 200 · `too-uniform` – fewer than 5 different characters · `not-text` – half a character.
 */
export function chosenPassphrase(typed: string): Result<Bytes, PassphraseFault> {
  if (/\p{Surrogate}/u.test(typed)) return err('not-text')
  const characters = [...read(typed)]
  if (characters.length < fewestCharacters) return err('too-short')
  if (characters.length > mostCharacters) return err('too-long')
  if (new Set(characters).size < fewestDifferent) return err('too-uniform')
  return ok(passphraseBytes(typed))
}
