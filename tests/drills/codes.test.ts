import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newReceiptCode, readReceiptCode, showReceiptCode } from '../../src/platform/sealing/index.ts'
import { drillDice, tell, times } from './drill.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const random = (length: number) => new Uint8Array(randomBytes(length))
const aCode = () => showReceiptCode(newReceiptCode(random)).replaceAll(' ', '')
const isRefused = (typed: string) => {
  const read = readReceiptCode(typed)
  return !read.ok && read.error === 'mistyped'
}

const codes = times(40, 4_000)
test(`every wrong character and every swap of two neighbours in ${codes} codes is found`, () => {
  let tried = 0
  const missed: string[] = []
  for (let number = 0; number < codes; number += 1) {
    const code = aCode()
    for (let at = 0; at < code.length; at += 1) {
      for (const other of alphabet) {
        if (other === code[at]) continue
        tried += 1
        const typed = code.slice(0, at) + other + code.slice(at + 1)
        if (!isRefused(typed)) missed.push(typed)
      }
      if (at === 0 || code[at] === code[at - 1]) continue
      tried += 1
      const typed = code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1)
      if (!isRefused(typed)) missed.push(typed)
    }
  }
  tell('codes', { codes, mistakes: tried, missed: missed.length })
  expect(tried).toBeGreaterThan(codes * 18 * 31)
  expect(missed).toEqual([])
})

/** The ten digits of a script, from its zero. */
const digitsFrom = (zero: number) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
const fullWidth = (text: string) =>
  text.replace(/[0-9A-Z]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
const inGroups = (size: number, sign: string) => (text: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(sign)
const cyrillic = (text: string) =>
  text.replace(/[ABCEHKMPTXYSJ]/g, (letter) => 'АВСЕНКМРТХУЅЈ'['ABCEHKMPTXYSJ'.indexOf(letter)] ?? letter)
const greek = (text: string) =>
  text.replace(/[ABEZHKMNPTXY]/g, (letter) => 'ΑΒΕΖΗΚΜΝΡΤΧΥ'['ABEZHKMNPTXY'.indexOf(letter)] ?? letter)

/** How people and programs write the characters. */
const letterings: Readonly<Record<string, (text: string) => string>> = {
  'as shown': (text) => text,
  'small letters': (text) => text.toLowerCase(),
  'large and small': (text) => [...text].map((one, at) => (at % 2 ? one.toLowerCase() : one)).join(''),
  'O for 0': (text) => text.replaceAll('0', 'O'),
  'o for 0': (text) => text.replaceAll('0', 'o'),
  'I for 1': (text) => text.replaceAll('1', 'I'),
  'i for 1': (text) => text.replaceAll('1', 'i'),
  'L for 1': (text) => text.replaceAll('1', 'L'),
  'l for 1': (text) => text.replaceAll('1', 'l'),
  'Arabic digits': digitsFrom(0x0660),
  'Persian and Urdu digits': digitsFrom(0x06f0),
  'Devanagari digits': digitsFrom(0x0966),
  'Bengali digits': digitsFrom(0x09e6),
  'Thai digits': digitsFrom(0x0e50),
  'mathematical digits': digitsFrom(0x1d7ce),
  'full width': fullWidth,
  'Cyrillic look-alikes': cyrillic,
  'Cyrillic, small': (text) => cyrillic(text).toLowerCase(),
  'Greek look-alikes': greek,
}

/** How the characters are put apart. */
const spacings: Readonly<Record<string, (text: string) => string>> = {
  'in one piece': (text) => text,
  'groups of three': inGroups(3, ' '),
  'groups of six': inGroups(6, ' '),
  'each apart': inGroups(1, ' '),
  'with dashes': inGroups(3, '-'),
  'with long dashes': inGroups(3, ' – '),
  'with a minus sign': inGroups(3, '\u2212'),
  'with dots': inGroups(3, '.'),
  'with low lines': inGroups(3, '_'),
  'with slashes': inGroups(3, '/'),
  'with commas': inGroups(3, ', '),
  'on two lines': inGroups(9, '\n'),
  'with tabs': inGroups(3, '\t'),
  'hard spaces': inGroups(3, '\u00a0'),
  'thin spaces': inGroups(3, '\u202f'),
  'wide spaces': inGroups(3, '\u3000'),
  'signs that nobody sees': inGroups(3, '\u200b'),
  'marks of direction': (text) => `\u200f${inGroups(3, ' ')(text)}\u200e`,
  'a mark in front, an end of line behind': (text) => `\ufeff${inGroups(3, ' ')(text)}\r\n`,
  'soft hyphens': inGroups(3, '\u00ad'),
}

const rounds = times(6, 200)
const spellings = Object.keys(letterings).length * Object.keys(spacings).length * rounds
test(`${spellings} spellings of a code are read as that code`, () => {
  const wrong: string[] = []
  let tried = 0
  for (let round = 0; round < rounds; round += 1) {
    // Some have all that is easily mistaken in them: zeros, ones, and letters that look Cyrillic or Greek.
    const code = newReceiptCode(round % 2 ? random : () => new Uint8Array([0x00, 0x05, 0x29, ...random(7)]))
    const shown = showReceiptCode(code).replaceAll(' ', '')
    for (const [how, lettered] of Object.entries(letterings)) {
      for (const [apart, spaced] of Object.entries(spacings)) {
        const read = readReceiptCode(spaced(lettered(shown)))
        tried += 1
        if (!read.ok || Buffer.compare(read.value, code) !== 0) wrong.push(`${shown}: ${how}, ${apart}`)
      }
    }
  }
  tell('spellings', { spellings: tried, wrong: wrong.length })
  expect(tried).toBeGreaterThanOrEqual(2_000)
  expect(wrong).toEqual([])
})

test('what is no code is refused and never throws, whatever is pasted', () => {
  const dice = drillDice('codes')
  const pieces = [
    '',
    ' ',
    '\0',
    '💥',
    '‮',
    'ﷺ',
    'ß',
    'İ',
    'ﬃ',
    '𝟘',
    '\ud800',
    'U',
    '-',
    '%00',
    '<script>',
    "' or 1=1",
    '0',
    '1',
    'A',
    'x'.repeat(300),
    '½',
    '①',
    '٣',
  ] as const
  const read: string[] = []
  const tries = times(2_000, 200_000)
  for (let number = 0; number < tries; number += 1) {
    const typed = Array.from({ length: dice.number(12) }, () => dice.oneOf(pieces)).join('')
    // Nothing of this has 16 random characters with the right checks.
    if (readReceiptCode(typed).ok) read.push(typed)
  }
  tell('pasted', { tries, read: read.length })
  expect(read.filter((typed) => !/^[01A٣𝟘\s-]+$/u.test(typed))).toEqual([])
})
