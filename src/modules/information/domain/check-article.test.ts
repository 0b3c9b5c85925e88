import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { aLoadedArticle, anArticle, factsOf, polishWords, someWords, surroundings } from '../testing/an-article.ts'
import type { Article, ArticleWords } from './article.ts'
import { checkArticle } from './check-article.ts'

const facts = factsOf(aFact())
const codes = (article: Partial<Article>, own?: [string, ArticleWords][], around = surroundings(facts)) =>
  checkArticle(aLoadedArticle(article, own), around).map(({ code, language }) =>
    language ? `${language} ${code}` : code,
  )
const dutch = (changes: Partial<ArticleWords>) => codes({}, [['nl', someWords(changes)]])
const polish = (changes: Partial<ArticleWords>) =>
  codes({}, [
    ['nl', someWords()],
    ['pl', polishWords(changes)],
  ])
const block = (id: string, text: string) => ({ blocks: { ...someWords().blocks, [id]: text } })
const translated = (id: string, text: string) => ({ blocks: { ...polishWords().blocks, [id]: text } })
const [answer, todo, cost, wrong] = anArticle().blocks

test('an article that is right has nothing to say', () => expect(codes({})).toEqual([]))

describe('what an article refers to must exist', () => {
  test.each<[Partial<Article>, string]>([
    [{ contacts: ['CNOBODY'] }, 'contact-unknown'],
    [{ guides: ['no-guide'] }, 'guide-unknown'],
    [{ related: ['no-article'] }, 'related-unknown'],
    [{ critical: ['no-sentence'] }, 'critical-unknown'],
    [{ topic: 'housing' }, 'topic-unknown'],
    [
      {
        blocks: [
          { ...anArticle().blocks[0], facts: ['wage', 'none'] },
          ...anArticle().blocks.slice(1),
        ] as Article['blocks'],
      },
      'fact-unknown',
    ],
  ])('%j is %s', (changes, code) => expect(codes(changes)).toEqual([code]))
})

describe('what may be said of a fact', () => {
  const around = (changes: Parameters<typeof aFactRow>[0]) =>
    surroundings(factsOf(aFact({ rows: [aFactRow(changes)] })))
  test('an uncertain one is never stated, only asked about', () => {
    expect(codes({}, undefined, around({ confidence: 'uncertain' }))).toEqual(['uncertain-stated'])
    const asking = [answer, todo, cost, wrong].map((one) => ({ ...one, ask: true })) as Article['blocks']
    expect(codes({ blocks: asking }, undefined, around({ confidence: 'uncertain' }))).toEqual([])
  })
  test('one that does not hold on the day of the review is not relied on', () => {
    expect(codes({}, undefined, around({ until: day('2026-11-22') }))).toEqual([])
    expect(codes({}, undefined, around({ until: day('2026-11-21') }))).toEqual(['fact-outside-its-dates'])
    expect(codes({}, undefined, around({ status: 'proposed' }))).toEqual(['fact-outside-its-dates'])
  })
})

describe('dates of review', () => {
  test.each<[Partial<Article>, string[]]>([
    [{ reviewBefore: day('2026-11-21') }, ['review-order']],
    [{ reviewBefore: day('2027-05-23') }, []],
    [{ reviewBefore: day('2027-05-24') }, ['review-too-late']],
    [{ ends: day('2026-11-21') }, ['review-order']],
    [{ ends: day('2026-11-22') }, []],
  ])('%j', (changes, expected) => expect(codes(changes)).toEqual(expected))
})

describe('parts', () => {
  test('each is there, in order, and no block twice', () => {
    expect(codes({ blocks: [answer, todo, cost] as Article['blocks'] }, [['nl', someWords()]])).toEqual([
      'part-missing',
      'nl text-orphan',
    ])
    expect(codes({ blocks: [todo, answer, cost, wrong] as Article['blocks'] })).toEqual(['part-order'])
    expect(codes({ blocks: [answer, answer, todo, cost, wrong] as Article['blocks'] })).toEqual(['block-twice'])
  })
})

describe('Dutch words', () => {
  test.each<[string, Partial<ArticleWords>, string]>([
    ['a number that is typed', block('cost', 'Bellen kost 10 cent.'), 'nl stray-number'],
    ['an Arabic number', block('cost', 'Bellen kost ١٠ cent.'), 'nl stray-number'],
    ['a link', block('cost', 'Kijk op https://example.org.'), 'nl stray-markup'],
    ['markup', block('cost', 'Bellen is <b>gratis</b>.'), 'nl stray-markup'],
    ['a broken placeholder', block('cost', 'Bellen is {wage gratis.'), 'nl stray-markup'],
    ['an unfinished text', block('cost', 'Lorem ipsum.'), 'nl stray-markup'],
    ['a fact that does not exist', block('answer', 'Je verdient {none}.'), 'nl fact-unknown'],
    ['a text without a block', { blocks: { ...someWords().blocks, more: 'Meer.' } }, 'nl text-orphan'],
    ['a summary of a page', { summary: 'a'.repeat(201) }, 'nl summary-too-long'],
    ['Dutch that is called a draft', { translation: 'draft' }, 'nl translation-status'],
    ['a sentence of 21 words', block('cost', `${'woord '.repeat(20)}woord.`), 'nl sentence-too-long'],
  ])('%s is found', (_, changes, code) => expect(dutch(changes)).toContain(code))

  test('a sentence of 20 words may be; many of 13 may not', () => {
    expect(dutch(block('cost', `${'woord '.repeat(19)}woord.`))).toEqual([])
    const long = `${'woord '.repeat(12)}woord.`
    expect(dutch({ blocks: { answer: long, do: long, cost: long, wrong: long } })).toEqual(['nl sentences-too-long'])
  })
  test('the name of a paper is no number', () => expect(dutch(block('cost', 'Vraag een A1 of U1 aan.'))).toEqual([]))
  test('a fact that the block does not list is found', () => {
    expect(dutch(block('cost', 'Bellen kost {wage}.'))).toEqual(['nl fact-not-listed'])
  })
  test('an article without Dutch is none', () => {
    expect(codes({}, [['pl', polishWords()]])).toContain('nl text-missing')
  })
})

describe('a translation', () => {
  test.each<[string, Partial<ArticleWords>, string]>([
    ['another number', translated('answer', 'Zarabiasz co najmniej dużo.'), 'pl placeholders-differ'],
    ['a number twice', translated('answer', 'Zarabiasz {wage}, {wage}.'), 'pl placeholders-differ'],
    ['a lost negation', translated('wrong', 'Czekaj długo.'), 'pl negation-differs'],
    ['an added negation', translated('cost', 'Telefon nie jest bezpłatny.'), 'pl negation-differs'],
    ['a missing text', { blocks: { answer: 'Zarabiasz {wage}.' } }, 'pl text-missing'],
    ['a translation that is called a source', { translation: 'source' }, 'pl translation-status'],
    ['a summary with another number', { summary: 'Zarabiasz dużo.' }, 'pl placeholders-differ'],
  ])('%s is found', (_, changes, code) => expect(polish(changes)).toContain(code))

  test('an official name must stay', () => {
    const own = (text: string): [string, ArticleWords][] => [
      ['nl', someWords(block('cost', 'Vraag het UWV.'))],
      ['pl', polishWords(translated('cost', text))],
    ]
    expect(codes({}, own('Zapytaj UWV.'))).toEqual([])
    expect(codes({}, own('Zapytaj w urzędzie.'))).toEqual(['pl names-differ'])
  })
  test('a negation that rightly differs is told so', () => {
    expect(polish({ ...translated('wrong', 'Zadzwoń szybko.'), negationDiffers: ['wrong'] })).toEqual([])
  })
})
