import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestQuestion, mostWords } from './question.ts'
import { createSearch, type SearchDocument } from './search.ts'

/** Pages of a title and a text, with ids in their order: 0, 1, 2 … */
const pagesOf = (language: string, ...texts: string[]): SearchDocument[] =>
  texts.map((text, index) => {
    const [title = '', body = ''] = text.split(': ')
    return { id: String(index), language, title, body }
  })
const over = (language: string, ...texts: string[]) => {
  const search = createSearch(pagesOf(language, ...texts))
  return (query: string) => search.search(query, { language }).map(({ id }) => id)
}

describe('a question in whole sentences', () => {
  const english = createSearch(
    pagesOf(
      'en',
      'Deductions from your pay: Your employer may take money off your wage for housing, up to a part of the minimum wage.',
      'Your holidays: You build up paid holidays. Ask your employer in time.',
      'When you are ill: Tell your employer on the first day. Your wage goes on.',
      'Finding a home: A landlord may not ask for money without a contract.',
    ),
  )
  const ask = (query: string) => english.search(query, { language: 'en' })

  test('finds the page that has most of its words, and those that are rare', () => {
    expect(ask('can my boss take money off my wage for the house?')[0]?.id).toBe('0')
    expect(ask('what do I have to do when I am ill')[0]?.id).toBe('2')
    expect(ask('I want holidays')[0]?.id).toBe('1')
  })

  test('says which of its words a page answers to', () => {
    expect(ask('Can a LANDLORD ask money?')[0]?.terms).toEqual(['landlord', 'ask', 'money'])
  })

  test('the order of the words makes no difference to which pages are found', () => {
    const ids = (query: string) => ask(query).map(({ id }) => id)
    expect(ids('money wage housing')).toEqual(ids('housing money wage'))
  })

  test('a question of stop words only still finds the page that has them', () => {
    expect(ask('when are you')[0]?.id).toBe('2')
  })

  test.each(['xqzvwk', 'asdfghjkl qwertzuiop', '???', '', '   ', '😀', '\u0000'])(
    'garbage gives nothing: "%s"',
    (query) => expect(ask(query)).toEqual([]),
  )

  test('one strange word does not spoil a question', () => expect(ask('xqzvwk holidays')[0]?.id).toBe('1'))

  test('has as many pages as asked, the best first', () => {
    const answer = english.search('employer', { language: 'en', limit: 2 })
    expect(answer).toHaveLength(2)
    expect(answer[0]?.score).toBeGreaterThanOrEqual(answer[1]?.score ?? 0)
  })

  test('only pages in the language that was asked are searched', () => {
    expect(english.search('holidays', { language: 'nl' })).toEqual([])
    expect(english.search('holidays', { language: 'EN' })).not.toEqual([])
    expect(english.languages).toEqual(['en'])
  })
})

describe('where a word stands', () => {
  test('the title counts more than the text, and words that editors chose count as well', () => {
    const search = createSearch([
      { id: 'text', language: 'en', title: 'Something', body: 'It is about rent and much more of that kind.' },
      { id: 'title', language: 'en', title: 'Rent', body: 'It is about something and much more of that kind.' },
      { id: 'chosen', language: 'en', title: 'Money back', words: ['refund', 'reimbursement'] },
    ])
    expect(search.search('rent', { language: 'en' }).map(({ id }) => id)).toEqual(['title', 'text'])
    expect(search.search('reimbursements', { language: 'en' })[0]?.id).toBe('chosen')
  })

  describe('phrases of editors', () => {
    const page = (id: string, ...words: string[]): SearchDocument => ({
      id,
      language: 'en',
      title: `Page ${id}`,
      words,
    })
    const ids = (query: string, ...pages: SearchDocument[]) =>
      createSearch(pages)
        .search(query, { language: 'en' })
        .map(({ id }) => id)

    test('one phrase that says the question goes before its words scattered over phrases', () => {
      const scattered = page('scattered', 'keeps the garden green', 'a passport photo', 'the supervisor is ill')
      const one = page('one', 'the sun is warm', 'the supervisor keeps my passport', 'a bicycle with three wheels')
      expect(ids('supervisor keeps passport', scattered, one)).toEqual(['one', 'scattered'])
    })

    test('a phrase with little else in it goes before one with much else', () => {
      const long = page('long', 'rent cheap bicycles near the lake on warm summer evenings with friends')
      expect(ids('cheap rent', long, page('short', 'cheap rent'))[0]).toBe('short')
    })

    test('more phrases that fit count for more', () => {
      const once = page('once', 'paid too late', 'sun and sea', 'green garden')
      expect(ids('paid late', once, page('often', 'paid too late', 'late again, not paid', 'green garden'))[0]).toBe(
        'often',
      )
    })

    test('a page without them is not pushed away from its own title', () => {
      const bare: SearchDocument = { id: 'bare', language: 'en', title: 'Opening hours of the swimming pool' }
      const phrases = Array.from({ length: 30 }, (_, at) => `water bill number ${at} is high, opening the letter`)
      expect(ids('opening hours swimming pool', page('phrased', ...phrases), bare)[0]).toBe('bare')
    })
  })

  test('words that stand together go before the same words far apart', () => {
    const filler = 'nothing of this says anything at all here '.repeat(12)
    const ask = over('en', `One: The deposit ${filler} key`, `Two: ${filler} the deposit and the key`)
    expect(ask('deposit key')[0]).toBe('1')
  })

  test('a page without a text is found by its title', () => expect(over('en', 'Parking')('parking')).toEqual(['0']))
})

describe('spelling', () => {
  test.each([
    ['en', 'Insurance for your health', 'insurence'],
    ['en', 'Insurance for your health', 'isnurance'],
    ['nl', 'Zorgverzekering aanvragen', 'zorgverzekerng'],
    ['de', 'Führerschein umschreiben', 'Fuhrerschein'],
    ['de', 'Führerschein umschreiben', 'Fuehrerschein'],
    ['de', 'Führerschein umschreiben', 'Füherrschein'],
    ['pl', 'Wypłata i zaległości', 'zaleglosci'],
    ['pl', 'Wypłata i zaległości', 'wyplata'],
    ['ro', 'Chirie și locuință', 'locuinta'],
    ['uk', 'Відпустка працівника', 'видпустка'],
    ['uk', 'Лікарняний', 'ликарняный'],
    ['tr', 'Sağlık sigortası', 'saglik sigortasi'],
  ])('in %s "%s" is found by "%s"', (language, title, query) =>
    expect(over(language, 'Zzz', title)(query)).toEqual(['1']),
  )

  test.each([
    ['en', 'Bank and account', 'bang'],
    ['nl', 'Loon', 'loop'],
    ['nl', 'Huur', 'duur'],
    ['en', 'Police', 'palace'],
    ['de', 'Geld', 'Wald'],
    ['pl', 'Praca', 'prawo'],
  ])('in %s "%s" is not found by "%s"', (language, title, query) => expect(over(language, title)(query)).toEqual([]))

  test('a word that is known is not corrected into another', () => {
    expect(over('en', 'Letters: letters', 'Lettuce: lettuce')('lettuce')).toEqual(['1'])
  })

  test('the known word is suggested for one that had to be corrected, and for no other', () => {
    const search = createSearch(pagesOf('en', 'Insurance', 'Holidays'))
    expect(search.suggest('insurance for hollidays', { language: 'en' })).toEqual([
      { typed: 'hollidays', known: 'holidays' },
    ])
    expect(search.suggest('xqzvwk', { language: 'en' })).toEqual([])
    expect(search.suggest('hollidays', { language: 'nl' })).toEqual([])
  })
})

describe('words that are written together', () => {
  test.each([
    ['nl', 'Zorgverzekering', 'verzekering'],
    ['nl', 'Een verzekering', 'zorgverzekering'],
    ['nl', 'Huurtoeslag', 'toeslagen'],
    ['nl', 'Uw toeslag', 'huurtoeslag'],
    ['nl', 'De loonstrook', 'loon'],
    ['de', 'Krankenversicherung', 'Versicherung'],
    ['de', 'Die Versicherung', 'Krankenversicherung'],
    ['de', 'Wohnungssuche', 'Wohnung'],
    ['de', 'Arbeitsvertrag', 'Verträge'],
    ['de', 'Suche nach einer Stelle', 'Jobsuche'],
  ])('in %s "%s" is found by "%s"', (language, title, query) =>
    expect(over(language, 'Zzz', title)(query)).toEqual(['1']),
  )

  test('the word itself goes before a compound with it', () => {
    expect(over('nl', 'De zorgverzekering', 'De verzekering')('verzekering')).toEqual(['1', '0'])
  })

  test.each([
    ['nl', 'Wij weten het', 'eten'],
    ['nl', 'Vergeten', 'eten'],
    ['de', 'Verantwortung', 'Antwort'],
    ['de', 'Gewalt', 'alt'],
  ])('in %s "%s" has no "%s" in it', (language, title, query) => expect(over(language, title)(query)).toEqual([]))
})

describe('Cyrillic that is typed in Latin letters', () => {
  test.each([
    ['bg', 'Заплата и удръжки', 'zaplata'],
    ['bg', 'Заплата и удръжки', 'zaplatata mi'],
    ['bg', 'Заплата и удръжки', 'udrazhki'],
    ['bg', 'Заплата и удръжки', 'udrujki'],
    ['bg', 'Здравно осигуряване', 'osiguryavane'],
    ['bg', 'Здравно осигуряване', 'osiguriavane'],
    ['bg', 'Здравно осигуряване', 'osigurqvane'],
    ['bg', 'Жилище под наем', 'jiliste'],
    ['bg', 'Жилище под наем', 'zhilishte'],
    ['bg', 'Жилище под наем', 'jilishteto'],
    ['bg', 'Когато сте болни', 'bolen'],
    ['bg', 'Жилище под наем', 'jili6te'],
    ['bg', 'Болничен', 'bolni4en'],
    ['uk', 'Зарплата', 'zarplata'],
    ['uk', 'Відпустка', 'vidpustka'],
    ['uk', 'Житло', 'zhytlo'],
    ['uk', 'Лікарняний', 'likarnianyi'],
    ['uk', 'Лікарняний', 'likarnyany'],
    ['uk', 'Договір', 'dogovir'],
    ['uk', 'Договір', 'dohovir'],
    ['uk', 'Щорічна відпустка', 'shchorichna'],
    ['uk', 'Страхування', 'strahuvannya'],
    ['ru', 'Зарплата', 'zarplata'],
  ])('in %s "%s" is found by "%s"', (language, title, query) =>
    expect(over(language, 'Ззз', title)(query)).toContain('1'),
  )

  test.each([
    ['bg', 'kak da si vzema zaplatata', 'Заплата: Кога се плаща.', 'Жилище: Как да намерите дом и да го наемете.'],
    ['uk', 'yak meni otrymaty zarplatu', 'Зарплата: Коли платять.', 'Житло: Як знайти дім і як його отримати.'],
  ])('stop words in Latin letters are stop words: in %s "%s"', (language, query, ...texts) =>
    expect(over(language, ...texts)(query)[0]).toBe('0'),
  )

  test('a sound of another word is no meeting', () => expect(over('bg', 'Заплата')('kola')).toEqual([]))
})

describe('Dutch official words', () => {
  const page = (language: string, title: string): SearchDocument => {
    return { id: language, language, title, official: ['zorgtoeslag', 'loonstrook'] }
  }
  const titles = {
    pl: 'Dopłata',
    bg: 'Добавка',
    uk: 'Доплата',
    ar: 'بدل',
    en: 'Allowance',
    nl: 'Geld erbij',
    zz: 'Abc',
  }
  const search = createSearch(Object.entries(titles).map(([language, title]) => page(language, title)))

  test.each(Object.keys(titles))('are found in %s, also misspelled, in part and in a question', (language) => {
    for (const query of [
      'zorgtoeslag',
      'Zorgtoeslagen',
      'zorgtoslag',
      'toeslag',
      'loonstrookje',
      'zorgtoeslag xyz 123',
    ])
      expect(search.search(query, { language }).map(({ id }) => id)).toEqual([language])
  })

  test('a misspelled one is suggested', () => {
    expect(search.suggest('toeslag loonstroek', { language: 'pl' })).toEqual([
      { typed: 'loonstroek', known: 'loonstrook' },
    ])
  })
})

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
    const begin = performance.now()
    for (const language of ['en', 'bg', 'nl', 'zz', '', '__proto__']) {
      search.search(query, { language })
      search.suggest(query, { language })
    }
    expect(performance.now() - begin).toBeLessThan(1000)
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
