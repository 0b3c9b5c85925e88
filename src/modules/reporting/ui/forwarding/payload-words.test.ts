import { describe, expect, test } from 'vitest'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import { payloadLines } from '../../domain/forwards/payload-lines.ts'
import { dangerAnswers, entrances, goingOnAnswers, troubleForms } from '../../domain/report/report.ts'
import { caseSectors } from '../../domain/statistics/sectors.ts'
import { payloadWords } from './payload-words.ts'

const catalogues = readCatalogues('content/interface')
const wordsIn = (language: string) =>
  payloadWords(createTranslator(language, catalogues.get(language) ?? {}), {}, ['pl', 'no tag at all'])

describe.each(['nl', 'en', 'pl', 'ro', 'bg', 'uk'])('what is handed over, in %s', (language) => {
  test.each([
    ['forms', troubleForms],
    ['goingOn', goingOnAnswers],
    ['danger', dangerAnswers],
    ['entrance', entrances],
    ['sector', caseSectors],
    ['language', ['pl']],
  ] as const)('has words for each code of %s', (field, codes) => {
    const { codes: words } = wordsIn(language)
    expect(codes.filter((code) => words[`${field}.${code}`] === undefined)).toEqual([])
  })
})

test('is shown in words, and what has none as it is: nothing that was sent stays away', () => {
  const fields = { forms: ['housing', 'castles'], sector: 'sex-work', language: 'pl' }
  const shown = (given: typeof fields) =>
    payloadLines({ v: 1, salt: '', fields: given, files: [] }, wordsIn('nl')).flatMap(({ values }) => values)
  expect(shown(fields)).toEqual(['slecht of onveilig wonen', 'castles', 'Sekswerk', 'Pools'])
  expect(shown({ ...fields, language: 'no tag at all' })).toContain('no tag at all')
})
