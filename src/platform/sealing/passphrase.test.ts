import { expect, test } from 'vitest'
import { chosenPassphrase, passphraseBytes } from './passphrase.ts'
import { toHex } from './testing/hex.ts'

const refused = (error: string) => ({ ok: false, error })

test('a passphrase has 12 characters or more, and 200 at most', () => {
  expect(chosenPassphrase('abcdefghijk')).toEqual(refused('too-short'))
  expect(chosenPassphrase('abcdefghijkl').ok).toBe(true)
  expect(chosenPassphrase('abcdefghij'.repeat(20)).ok).toBe(true)
  expect(chosenPassphrase(`${'abcdefghij'.repeat(20)}k`)).toEqual(refused('too-long'))
  expect(chosenPassphrase('')).toEqual(refused('too-short'))
})

test('space around it or doubled inside does not make it longer', () => {
  expect(chosenPassphrase('  abcdefghijk  ')).toEqual(refused('too-short'))
  expect(chosenPassphrase('abcde      fghij')).toEqual(refused('too-short'))
  expect(chosenPassphrase('abcde \t fghijk').ok).toBe(true)
})

test('characters are counted as people see them, in any script', () => {
  expect(chosenPassphrase('e\u0301a\u0301abcdefghi')).toEqual(refused('too-short'))
  expect(chosenPassphrase('крокодил-мурка').ok).toBe(true)
  expect(chosenPassphrase('😀😁😂😃😄😅😀😁😂😃😄')).toEqual(refused('too-short'))
  expect(chosenPassphrase('😀😁😂😃😄😅😀😁😂😃😄😅').ok).toBe(true)
})

test('four different characters are too few, five are enough', () => {
  expect(chosenPassphrase('aaaaaaaaaaaaaaaaaaaa')).toEqual(refused('too-uniform'))
  expect(chosenPassphrase('abcdabcdabcd')).toEqual(refused('too-uniform'))
  expect(chosenPassphrase('abcdeabcdeab').ok).toBe(true)
})

test('half a character is no text', () => {
  expect(chosenPassphrase('abcdefghijkl\ud83d')).toEqual(refused('not-text'))
})

test('however it is composed or spaced, it is the same passphrase', () => {
  const composed = toHex(passphraseBytes('caf\u00e9 op de hoek'))
  expect(toHex(passphraseBytes('  cafe\u0301  op de\u00a0hoek '))).toBe(composed)
  expect(toHex(passphraseBytes('Caf\u00e9 op de hoek'))).not.toBe(composed)
})
