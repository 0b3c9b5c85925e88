import { addDays, type Day } from '#kernel/days.ts'
import { type Facts, factOn } from '#kernel/facts.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { type Article, type ArticleWords, type Block, type LoadedArticle, parts } from './article.ts'
import { factsIn, piecesOf, placeholdersOf } from './placeholders.ts'
import { denies, longestSentence, meanSentence, namesIn, sentenceLengths, strayMarkup, strayNumber } from './prose.ts'

export const articleFindingCodes = [
  'topic-unknown',
  'contact-unknown',
  'guide-unknown',
  'related-unknown',
  'critical-unknown',
  'fact-unknown',
  'fact-not-listed',
  'uncertain-stated',
  'fact-outside-its-dates',
  'part-missing',
  'part-order',
  'block-twice',
  'review-order',
  'review-too-late',
  'text-missing',
  'text-orphan',
  'stray-number',
  'stray-markup',
  'sentence-too-long',
  'sentences-too-long',
  'summary-too-long',
  'translation-status',
  'placeholders-differ',
  'names-differ',
  'negation-differs',
  'second-reading-missing',
] as const
export type ArticleFindingCode = (typeof articleFindingCodes)[number]

/** Something wrong in `article.yaml` (`language: null`) or in the words of a language, at a path in that file. */
export interface ArticleFinding {
  code: ArticleFindingCode
  language: LanguageTag | null
  path: readonly (string | number)[]
  message: string
}

/** What articles refer to. */
export interface ArticleSurroundings {
  topics: ReadonlySet<string>
  articles: ReadonlySet<string>
  guides: ReadonlySet<string>
  /** Contacts that the public may be sent to. */
  contacts: ReadonlySet<string>
  critical: ReadonlySet<string>
  facts: Facts
}

/** An article is looked at again within so many days: half a year. */
const longestReviewDays = 183
/** A summary is the line under a link: longer does not fit beside others on a phone. */
const longestSummary = 200

/** Everything that is wrong with an article; a reader is never shown one of which this says something. */
export function checkArticle(loaded: LoadedArticle, around: ArticleSurroundings): ArticleFinding[] {
  const { article, words } = loaded
  const dutch = words.get(sourceLanguage)
  return [
    ...checkReferences(article, around),
    ...checkDates(article),
    ...checkBlocks(article.blocks, article.reviewedOn, around),
    ...checkParts(article.blocks),
    ...[...words].flatMap(([language, own]) => checkWords(article.blocks, language, own, around.facts)),
    ...(dutch ? [...words].flatMap(([language, own]) => compareWithSource(language, own, dutch)) : []),
    ...(dutch
      ? checkDutch(article.blocks, dutch)
      : [inWords(sourceLanguage, 'text-missing', [], 'There is no Dutch text.')]),
  ]
}

const inArticle = (code: ArticleFindingCode, path: ArticleFinding['path'], message: string): ArticleFinding => ({
  code,
  language: null,
  path,
  message,
})
const inWords = (
  language: LanguageTag,
  code: ArticleFindingCode,
  path: ArticleFinding['path'],
  message: string,
): ArticleFinding => ({ code, language, path, message })

function checkReferences(article: Article, around: ArticleSurroundings): ArticleFinding[] {
  const lists = [
    ['topic-unknown', 'topic', [article.topic], around.topics],
    ['contact-unknown', 'contacts', article.contacts, around.contacts],
    ['guide-unknown', 'guides', article.guides, around.guides],
    ['related-unknown', 'related', article.related, around.articles],
    ['critical-unknown', 'critical', article.critical, around.critical],
  ] as const
  return lists.flatMap(([code, field, ids, known]) =>
    ids.filter((id) => !known.has(id)).map((id) => inArticle(code, [field], `There is no "${id}" for "${field}".`)),
  )
}

function checkDates({ reviewedOn, reviewBefore, ends }: Article): ArticleFinding[] {
  const found: ArticleFinding[] = []
  if (reviewBefore <= reviewedOn)
    found.push(inArticle('review-order', ['reviewBefore'], 'It must be reviewed again after the day it was reviewed.'))
  if (reviewBefore > addDays(reviewedOn, longestReviewDays))
    found.push(inArticle('review-too-late', ['reviewBefore'], `It is reviewed again within ${longestReviewDays} days.`))
  if (ends !== null && ends <= reviewedOn)
    found.push(inArticle('review-order', ['ends'], 'It ended before it was last reviewed.'))
  return found
}

/** Blocks of an article or of a local addition against the facts, as they stood on the day of the review. */
export function checkBlocks(
  blocks: readonly Block[],
  reviewedOn: Day,
  { facts }: Pick<ArticleSurroundings, 'facts'>,
): ArticleFinding[] {
  const ids = blocks.map(({ id }) => id)
  return blocks.flatMap((block, index) => [
    ...(ids.indexOf(block.id) < index
      ? [inArticle('block-twice', ['blocks', index], `There is another block "${block.id}".`)]
      : []),
    ...block.facts.flatMap((id) => checkFact(block, id, index, facts, reviewedOn)),
  ])
}

function checkFact(block: Block, id: string, index: number, facts: Facts, on: Day): ArticleFinding[] {
  const fact = facts.get(id)
  if (!fact) return [inArticle('fact-unknown', ['blocks', index, 'facts'], `There is no fact "${id}".`)]
  const row = factOn(fact, on)
  if (!row.ok)
    return [inArticle('fact-outside-its-dates', ['blocks', index, 'facts'], `"${id}" says nothing about ${on}.`)]
  if (row.value.confidence === 'uncertain' && !block.ask)
    return [inArticle('uncertain-stated', ['blocks', index, 'facts'], `"${id}" is uncertain: say so and whom to ask.`)]
  return []
}

function checkParts(blocks: readonly Block[]): ArticleFinding[] {
  const missing = parts
    .filter((part) => !blocks.some((block) => block.part === part))
    .map((part) => inArticle('part-missing', ['blocks'], `There is no "${part}".`))
  const inOrder = blocks.every(
    ({ part }, index) => parts.indexOf(part) >= parts.indexOf(blocks[index - 1]?.part ?? part),
  )
  return inOrder ? missing : [...missing, inArticle('part-order', ['blocks'], `Blocks go ${parts.join(', ')}.`)]
}

/** The words of one language against what the blocks ask for. */
export function checkWords(
  blocks: readonly Block[],
  language: LanguageTag,
  own: Pick<ArticleWords, 'translation' | 'blocks'> & Partial<Pick<ArticleWords, 'title' | 'summary'>>,
  facts: Facts,
): ArticleFinding[] {
  const ids = new Set(blocks.map(({ id }) => id))
  const say = (code: ArticleFindingCode, path: ArticleFinding['path'], message: string) =>
    inWords(language, code, path, message)
  const texts: [ArticleFinding['path'], string][] = [
    ...(own.title === undefined ? [] : [[['title'], own.title] as [string[], string]]),
    ...(own.summary === undefined ? [] : [[['summary'], own.summary] as [string[], string]]),
    ...Object.entries(own.blocks).map(([id, text]): [string[], string] => [['blocks', id], text]),
  ]
  return [
    ...((language === sourceLanguage) === (own.translation === 'source')
      ? []
      : [say('translation-status', ['translation'], `"${own.translation}" cannot be for "${language}".`)]),
    ...[...ids].filter((id) => !own.blocks[id]).map((id) => say('text-missing', ['blocks'], `"${id}" has no text.`)),
    ...Object.keys(own.blocks)
      .filter((id) => !ids.has(id))
      .map((id) => say('text-orphan', ['blocks', id], `No block is called "${id}".`)),
    ...((own.summary?.length ?? 0) > longestSummary
      ? [say('summary-too-long', ['summary'], `A summary has at most ${longestSummary} characters.`)]
      : []),
    ...texts.flatMap(([path, text]) => checkText(text, facts).map(([code, message]) => say(code, path, message))),
    ...blocks.flatMap((block) =>
      factsIn(own.blocks[block.id] ?? '')
        .filter((id) => !block.facts.includes(id))
        .map((id) => say('fact-not-listed', ['blocks', block.id], `"${id}" is not among the facts of the block.`)),
    ),
  ]
}

function checkText(text: string, facts: Facts): [ArticleFindingCode, string][] {
  const number = strayNumber(text)
  const markup = strayMarkup(text)
  return [
    ...(number
      ? ([['stray-number', `"${number}" is typed: a number comes from a fact.`]] as [ArticleFindingCode, string][])
      : []),
    ...(markup ? ([['stray-markup', `"${markup}" does not belong in a text.`]] as [ArticleFindingCode, string][]) : []),
    ...piecesOf(text).flatMap((piece): [ArticleFindingCode, string][] =>
      piece.kind === 'fact' && !facts.has(piece.id) ? [['fact-unknown', `There is no fact "${piece.id}".`]] : [],
    ),
  ]
}

function checkDutch(blocks: readonly Block[], dutch: ArticleWords): ArticleFinding[] {
  const lengths = blocks.flatMap(({ id }) => sentenceLengths(dutch.blocks[id] ?? ''))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const long = blocks.filter(({ id }) =>
    sentenceLengths(dutch.blocks[id] ?? '').some((length) => length > longestSentence),
  )
  return [
    ...long.map(({ id }) =>
      inWords(sourceLanguage, 'sentence-too-long', ['blocks', id], `A sentence has at most ${longestSentence} words.`),
    ),
    ...(mean > meanSentence
      ? [
          inWords(
            sourceLanguage,
            'sentences-too-long',
            ['blocks'],
            `Sentences have ${mean.toFixed(1)} words on average, at most ${meanSentence}.`,
          ),
        ]
      : []),
  ]
}

/** Numbers, official names and negations must be those of the Dutch, block by block. */
export function compareWithSource(
  language: LanguageTag,
  own: Pick<ArticleWords, 'blocks' | 'negationDiffers'> & Partial<Pick<ArticleWords, 'title' | 'summary'>>,
  dutch: Pick<ArticleWords, 'blocks'> & Partial<Pick<ArticleWords, 'title' | 'summary'>>,
): ArticleFinding[] {
  if (language === sourceLanguage) return []
  const pairs: [string[], string, string][] = Object.entries(dutch.blocks).flatMap(([id, source]) => {
    const text = own.blocks[id]
    return text === undefined ? [] : [[['blocks', id], source, text]]
  })
  if (own.summary !== undefined && dutch.summary !== undefined) pairs.push([['summary'], dutch.summary, own.summary])
  return pairs.flatMap(([path, source, text]) =>
    differences(source, text, language, own.negationDiffers.includes(path.at(-1) ?? '')).map(([code, message]) =>
      inWords(language, code, path, message),
    ),
  )
}

function differences(
  source: string,
  text: string,
  language: LanguageTag,
  mayDeny: boolean,
): [ArticleFindingCode, string][] {
  const found: [ArticleFindingCode, string][] = []
  if (placeholdersOf(source).join() !== placeholdersOf(text).join())
    found.push(['placeholders-differ', `The Dutch has ${placeholdersOf(source).join(' ') || 'no placeholders'}.`])
  const names = namesIn(text)
  const lost = namesIn(source).filter((name) => !names.includes(name))
  if (lost.length > 0) found.push(['names-differ', `The Dutch names ${lost.join(', ')}.`])
  const denied = denies(text, language)
  if (!mayDeny && denied !== undefined && denied !== denies(source, sourceLanguage))
    found.push([
      'negation-differs',
      denied ? 'It denies what the Dutch does not deny.' : 'The Dutch denies something here.',
    ])
  return found
}
