import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endsSoon } from '../testing/ends-soon.ts'
import { longestQuestion, mostWords } from './question.ts'
import { createSearch } from './search.ts'
import { pagesOf } from './testing/some-pages.ts'

describe('hostile questions', () => {
  const search = createSearch([
    ...pagesOf('en', 'Rent: Pay the rent on time.', 'Work: Hours and pay.'),
    ...pagesOf('bg', 'Наем: Плащане на наем.'),
    ...pagesOf('nl', 'Huur: Huurtoeslag en huurcontract.'),
  ])
  const questions = [
    'a'.repeat(1_000_000),
    'rent '.repeat(100_000),
    Array.from({ length: 100_000 }, (_, index) => `w${index}`).join(' '),
    '(a+)+$'.repeat(1000),
    '\ud800 rent \udfff',
    '\u202erent\u202c \u0000 rent',
    '<script>alert(1)</script> rent',
    "'; DROP TABLE rent; --",
    '__proto__ constructor toString hasOwnProperty',
    'ъ'.repeat(5000),
    '%00%ff \\ \\u0000',
    '̷̨'.repeat(10_000),
  ]

  test.each(questions)('%#. is answered in bounded time', (query) => {
    for (const language of ['en', 'bg', 'nl', 'zz', '', '__proto__']) {
      expect(endsSoon(() => search.search(query, { language }))).toHaveProperty('length')
      expect(endsSoon(() => search.suggest(query, { language }))).toHaveProperty('length')
    }
  })

  test('marks that are not seen do not hide a word', () => {
    expect(search.search('\u202ere\u200bnt', { language: 'en' })[0]?.id).toBe('0')
    expect(search.search('\ud800 rent \udfff', { language: 'en' })[0]?.id).toBe('0')
  })

  test('what is beyond the first letters and words is not read', () => {
    expect(search.search(`${'x'.repeat(longestQuestion)} rent`, { language: 'en' })).toEqual([])
    const many = Array.from({ length: mostWords }, (_, index) => `q${index}`).join(' ')
    expect(search.search(`${many} rent`, { language: 'en' })).toEqual([])
  })

  test('no text, as a question or as a page, makes it throw, and every answer is a known page once', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('rent', '&#x;', '<b', 'наем'),
    )
    const language = fc.constantFrom('en', 'nl', 'bg', 'uk', 'de', 'tr', 'ar', 'zh', 'x-', '')
    fc.assert(
      fc.property(
        fc.array(fc.record({ language, title: text, body: text }), { maxLength: 6 }),
        text,
        language,
        (pages, query, asked) => {
          const made = createSearch(
            pages.map((page, index) => ({ ...page, id: String(index), official: [page.title] })),
          )
          const own = pages.flatMap((page, index) => (page.language === asked ? [String(index)] : []))
          const ids = made
            .search(query, { language: asked })
            .map(({ id, score }) => (Number.isFinite(score) ? id : 'no score'))
          expect(own).toEqual(expect.arrayContaining(ids))
          expect(new Set(ids).size).toBe(ids.length)
          made.suggest(query, { language: asked })
        },
      ),
      { numRuns: 400 },
    )
  })

  test('a page is found by every longer word of its own text', () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/)
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'nl', 'de', 'pl', 'zz'),
        fc.array(word, { minLength: 1, maxLength: 8 }),
        (language, words) => {
          const made = createSearch([{ id: 'it', language, title: 'Zzz', body: words.join(' ') }])
          for (const one of words) expect(made.search(one, { language })).toHaveLength(1)
        },
      ),
      { numRuns: 200 },
    )
  })
})
