import { describe, expect, test } from 'vitest'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import { lineText, payloadLines } from '../../domain/forwards/payload-lines.ts'
import { dangerAnswers, entrances, goingOnAnswers, troubleForms } from '../../domain/report/report.ts'
import { caseSectors } from '../../domain/statistics/sectors.ts'
import { payloadWords } from './payload-words.ts'

const catalogues = readCatalogues('content/interface')
const wordsIn = (language: string) =>
  payloadWords(createTranslator(language, catalogues.get(language) ?? {}), {}, ['pl', 'no tag at all'])

const weeks: Readonly<Record<string, string>> = {
  nl: 'week 7 van 2026',
  en: 'week 7 of 2026',
  pl: '7. tydzień 2026 roku',
  ro: 'săptămâna 7 din 2026',
  bg: 'седмица 7 на 2026 г.',
  uk: '7-й тиждень 2026 року',
}

describe.each(['nl', 'en', 'pl', 'ro', 'bg', 'uk'])('what is handed over, in %s', (language) => {
  test('is saved under names that say what a file is, each another', () => {
    const t = createTranslator(language, catalogues.get(language) ?? {})
    const names = (['content', 'manifest', 'question', 'answer'] as const).map((what) => t(`passed-on.file.${what}`))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[\p{L}-]{5,40}\.json$/u.test(name))).toEqual([])
  })

  test('says the week in which it came in as people do, and another text as it is', () => {
    const line = (week: string) =>
      payloadLines({ v: 1, salt: '', fields: { week }, files: [] }, wordsIn(language)).map(lineText)
    expect(line('2026-W07')).toEqual([weeks[language]])
    expect(line('winter')).toEqual(['winter'])
  })

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

test('several values stand in one line, and sentences each in their own', () => {
  expect(lineText({ values: ['wonen', 'arbeid'] })).toBe('wonen, arbeid')
  expect(lineText({ values: ['De deur is op slot.', 'Iemand geeft antwoord'] })).toBe(
    'De deur is op slot.\nIemand geeft antwoord',
  )
})
