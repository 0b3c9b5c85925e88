import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsIn, piecesOf, placeholdersOf, proseOf } from './placeholders.ts'
import { denies, namesIn, sentenceLengths, strayMarkup, strayNumber } from './prose.ts'

describe('the pieces of a text', () => {
  test('are words, facts, names and numbers of contacts, in order', () => {
    expect(piecesOf('Bel {contact:CNLA} op {phone:CNLA}: {wage} per uur.')).toEqual([
      { kind: 'text', text: 'Bel ' },
      { kind: 'contact', id: 'CNLA' },
      { kind: 'text', text: ' op ' },
      { kind: 'phone', id: 'CNLA' },
      { kind: 'text', text: ': ' },
      { kind: 'fact', id: 'wage' },
      { kind: 'text', text: ' per uur.' },
    ])
    expect(factsIn('{a} en {b-2} en {phone:C112}')).toEqual(['a', 'b-2'])
    expect(placeholdersOf('{b} {a} {b}')).toEqual(['{a}', '{b}', '{b}'])
  })
  test('lose nothing of a text without braces', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll(/[{}]/g, '')
        expect(proseOf(plain)).toBe(plain)
      }),
    )
  })
})

describe('numbers that are typed', () => {
  test.each(['10 euro', '€ 5', 'twee of 3', '٣', '½ uur', '2026'])('%j has one', (text) =>
    expect(strayNumber(text)).toBeDefined(),
  )
  test.each(['een euro', 'formulier U1', 'A1', 'EHIC', '{wage} euro', 'E101 papier'])('%j has none', (text) =>
    expect(strayNumber(text)).toBeUndefined(),
  )
})

test.each(['<script>', '**dik**', '[a](b)', 'http://x', `TO${'DO'}`, 'los {haakje'])('%j is markup', (text) =>
  expect(strayMarkup(text)).toBeDefined(),
)

test('sentences are counted in words, a placeholder as one', () => {
  expect(sentenceLengths('Je verdient {wage} per uur. Vraag het na! Goed?')).toEqual([5, 3, 1])
  expect(sentenceLengths('')).toEqual([])
})

describe('names', () => {
  test('are found as whole words, whatever the capitals', () => {
    expect(namesIn('Vraag het UWV of de digid van de SVB.')).toEqual(['DigiD', 'SVB', 'UWV'])
    expect(namesIn('Hij vindt de indeling.')).toEqual([])
    expect(namesIn('kod {contact:CUWV}')).toEqual([])
  })
})

describe('whether a text denies something', () => {
  test.each<[string, string, boolean]>([
    ['nl', 'Dat mag niet.', true],
    ['nl', 'Dat mag nu.', false],
    ['nl', 'Je weigert het.', true],
    ['en', "You don't pay.", true],
    ['en', 'You don’t pay.', true],
    ['en', 'You know it.', false],
    ['en', 'A notice comes.', false],
    ['pl', 'Nie płacisz.', true],
    ['pl', 'Niedziela jest wolna.', false],
    ['pl', 'Bez umowy.', true],
    ['ro', 'Nu plătești.', true],
    ['ro', 'Numărul tău.', false],
    ['ro', 'n-ai voie', true],
    ['bg', 'Не плащаш.', true],
    ['bg', 'Неделя е.', false],
    ['bg', 'Няма нужда.', true],
    ['uk', 'Не плати.', true],
    ['uk', 'Неділя вільна.', false],
    ['uk', 'Немає грошей.', true],
  ])('%s %j: %s', (language, text, expected) => expect(denies(text, language)).toBe(expected))
  test('is not known in a language without a list', () => expect(denies('nein', 'de')).toBeUndefined())
})
