import { describe, expect, test } from 'vitest'
import { aRegister, aRetelling, aStatement } from '../../testing/programme-builders.ts'
import type { Register } from '../register.ts'
import { retellingFindings } from './check-retelling.ts'

const surroundings = { isKnownSource: (code: string) => code === 'S1', isKnownPlace: () => true }
const sound: Partial<Register> = { retellings: [aRetelling()], statements: [aStatement()] }
const codesOf = (changes: Partial<Register>) =>
  retellingFindings(aRegister({ ...sound, ...changes }), surroundings).map(({ list, code }) => `${list}: ${code}`)
const subject = { id: 'subject', level: 2, heading: 'original' } as const

test('a note of which every row is told is sound', () => expect(codesOf({})).toEqual([]))

describe('a retelling', () => {
  test.each<[string, Partial<Register>, string]>([
    ['of no note', { retellings: [aRetelling(), aRetelling({ document: 'S9' })] }, 'retellings: document-unknown'],
    ['of the same note twice', { retellings: [aRetelling(), aRetelling()] }, 'retellings: row-twice'],
    ['with a word nobody explains', { retellings: [aRetelling({ terms: ['motion'] })] }, 'retellings: term-unknown'],
    [
      'with a chapter twice',
      {
        retellings: [
          aRetelling({
            chapters: [
              { id: 'opening', parts: [subject] },
              { id: 'opening', parts: [] },
            ],
          }),
        ],
      },
      'retellings: heading-twice',
    ],
    [
      'with a part in two chapters',
      {
        retellings: [
          aRetelling({
            chapters: [
              { id: 'opening', parts: [subject] },
              { id: 'end', parts: [subject] },
            ],
          }),
        ],
      },
      'retellings: heading-twice',
    ],
    ['that tells no sentence of a row', { statements: [] }, 'items: no-sentence'],
    ['with a sentence twice', { statements: [aStatement(), aStatement()] }, 'statements: row-twice'],
    ['with a sentence of no source', { statements: [aStatement({ sources: [] })] }, 'statements: no-source'],
  ])('%s is found', (_, changes, code) => expect(codesOf(changes)).toEqual([code]))

  test('rows of a note that is not retold ask for no sentence here', () => {
    expect(codesOf({ retellings: [], statements: [] })).toEqual([])
  })
})

test.each([
  ['own', [], []],
  ['seen', [], ['terms: no-source']],
  ['own', ['S9'], ['terms: source-unknown']],
  ['seen', ['S1'], []],
] as const)('what a word means rests on %s knowledge with sources %j: %j', (confidence, sources, codes) => {
  expect(codesOf({ terms: [{ id: 'motion', sources, confidence }] })).toEqual(codes)
})
