import { knownRuns, plainWords } from './plain-passwords.ts'

/** With the cost of a guess, what a thief of one row cannot try out in years if it was not chosen by habit. */
export const fewestCharacters = 12
/** Ends what nobody types. Counted before anything is worked out. */
export const mostCharacters = 128

/** What must be left when words and runs that everybody tries first count for one character each. */
const fewestIndependent = 8
const fewestDifferent = 5
/** A part of a name or a mail address that is shorter stands in too many other words. */
const shortestOwnWord = 4
const shortestRun = 4
/** Three digits in a row are a run already: numbers stand in no word by accident. */
const shortestDigits = 3

export type PasswordFault = 'too-short' | 'too-long' | 'too-plain' | 'own-words'

/** Signs that stand for letters. `1` stands for two of them. */
const masks = '0134578@$!€'
const letters = [...'oieastbasie']
const otherLetters = [...'oleastbasle']

/** Small letters without marks: how somebody who guesses would write it first. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** The text as it is, and with letters where signs stand for them: `p@ssw0rd` is no other word. All are equally long. */
const readings = (text: string): readonly string[] => [
  text,
  ...[letters, otherLetters].map((stand) => [...text].map((sign) => stand[masks.indexOf(sign)] ?? sign).join('')),
]

const backwards = (text: string): string => [...text].reverse().join('')
const runs = knownRuns.flatMap((run) => [run, backwards(run)])
const words = [...plainWords].sort((one, other) => other.length - one.length)

/** How many characters from `at` are one thing to who guesses: a word, a year, a run, one sign again and again; 1 when nothing is known. */
function knownFrom(text: string, read: readonly string[], at: number): number {
  const word = words.find((one) => read.some((reading) => reading.startsWith(one, at)))?.length ?? 1
  const year = /^(?:19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 1
  let same = 1
  while (text[at + same] === text[at]) same += 1
  let run = shortestDigits
  while (at + run <= text.length && runs.some((one) => one.includes(text.slice(at, at + run)))) run += 1
  run -= 1
  const enough = /^\d+$/.test(text.slice(at, at + run)) ? shortestDigits : shortestRun
  return Math.max(word, year, same, run >= enough ? run : 1)
}

/** How many things a guesser would have to find. */
function independent(text: string): number {
  const read = readings(text)
  let count = 0
  for (let at = 0; at < text.length; at += knownFrom(text, read, at)) count += 1
  return count
}

/** Whether a short piece makes the whole, again and again: `welkom12welkom12`. */
function isRepeated(text: string): boolean {
  for (let length = 1; length < fewestCharacters && length * 2 <= text.length; length += 1)
    if (text.slice(length) === text.slice(0, -length)) return true
  return false
}

const isPlain = (text: string): boolean =>
  new Set(text).size < fewestDifferent || isRepeated(text) || independent(text) < fewestIndependent

/** The parts of names and mail addresses that a password must not have. */
const ownWords = (own: readonly string[]): string[] =>
  own.flatMap((text) => folded(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= shortestOwnWord)

/**
 * What is wrong with a password that somebody chooses; null: nothing. `own`: name, mail address and what else anybody knows of the person.
 * Characters are counted as typed. There is no rule about kinds of characters, and none about changing it.
 *
 * `too-short` – under 12 · `too-long` – over 128 · `too-plain` – a piece repeated, fewer than 5 different characters, or fewer than 8 left when
 * a habit (a common password, the name of the product, a year, a run over the keyboard) counts for one · `own-words` – has a part of at
 * least 4 letters of `own` in it, also with `0` for `o` and the like.
 */
export function passwordFault(text: string, own: readonly string[]): PasswordFault | null {
  if (text.length > 2 * mostCharacters) return 'too-long'
  const characters = [...text].length
  if (characters < fewestCharacters) return 'too-short'
  if (characters > mostCharacters) return 'too-long'
  const plain = folded(text)
  if (isPlain(plain)) return 'too-plain'
  const read = readings(plain)
  return ownWords(own).some((word) => read.some((reading) => reading.includes(word))) ? 'own-words' : null
}
