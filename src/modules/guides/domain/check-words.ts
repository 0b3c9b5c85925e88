import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { type Check, type FindingCode, inGuide, type Problem, wordsFile } from './finding.ts'
import type { Guide, GuideWords } from './guide.ts'
import { expectedMessages, type Messages, messagesOf, placeholdersOf } from './messages.ts'

/** Every listed language has a file, every file is listed, and the source language is among them. */
export const checkLanguages: Check = ({ guide, words, unreadable = [] }) => {
  const present = [...words.keys(), ...unreadable]
  const problems = guide.languages.flatMap((language, index) =>
    present.includes(language)
      ? []
      : [inGuide('language-missing', ['languages', index], `There is no file with the words in "${language}".`)],
  )
  if (!guide.languages.includes(sourceLanguage))
    problems.push(inGuide('language-missing', ['languages'], `The source language "${sourceLanguage}" is not listed.`))
  for (const language of present)
    if (!guide.languages.includes(language))
      problems.push(inWords(language, 'language-missing', [], `"${language}" is not listed under "languages".`))
  return problems
}

/** The source is called source and a translation is not: readers are told which one they read. */
export const checkStatus: Check = ({ words }) =>
  [...words].flatMap(([language, { translation }]) =>
    (language === sourceLanguage) === (translation === 'source')
      ? []
      : [inWords(language, 'translation-status', ['translation'], `"${translation}" cannot be for "${language}".`)],
  )

/** Every text that the guide asks for is there in every language, no text is left over, and the placeholders agree. */
export const checkMessages: Check = ({ guide, words }) => {
  const expected = expectedMessages(guide)
  const texts = new Map([...words].map(([language, own]) => [language, messagesOf(own)]))
  const source = texts.get(sourceLanguage)
  return [...texts].flatMap(([language, own]) => [
    ...missing(language, expected, own, source),
    ...orphans(language, expected, own, source),
    ...(source && own !== source ? placeholders(language, own, source) : []),
  ])
}

/** A draft translation of a critical sentence is made twice, so that whoever checks it can compare. */
export const checkSecondReadings: Check = ({ guide, words }) =>
  [...words].flatMap(([language, own]) => secondReadings(guide, language, own, words.get(sourceLanguage)))

/** What the guide refers to can be told in every language of the guide: a reader never gets an id in place of a text. */
export const checkReferences: Check = ({ guide }, { catalogues }) => {
  const { signals, contacts, grounds, signalWords, contactWords, groundWords } = catalogues
  const outcomes = Object.values(guide.nodes).flatMap((node) => (node.kind === 'outcome' ? node.contacts : []))
  const referred = [
    { name: 'signal', ids: guide.signals, known: signals, words: (tag: LanguageTag) => signalWords.get(tag)?.signals },
    { name: 'contact', ids: outcomes, known: contacts, words: (tag: LanguageTag) => contactWords.get(tag)?.contacts },
    {
      name: 'legal rule',
      ids: guide.share.flatMap(({ ground }) => ground),
      known: grounds,
      words: (tag: LanguageTag) => groundWords.get(tag)?.grounds,
    },
  ]
  return guide.languages.flatMap((language, index) =>
    referred.flatMap(({ name, ids, known, words }) => {
      const own = words(language) ?? {}
      const without = [...new Set(ids)].filter((id) => known.has(id) && !Object.hasOwn(own, id))
      return without.map((id) =>
        inGuide('message-missing', ['languages', index], `There are no words for ${name} "${id}" in "${language}".`),
      )
    }),
  )
}

type Expected = ReturnType<typeof expectedMessages>

function missing(language: LanguageTag, expected: Expected, own: Messages, source?: Messages): Problem[] {
  const problems: Problem[] = []
  for (const [path, need] of expected)
    if (!own.has(path) && (need === 'required' || source?.has(path)))
      problems.push(inWords(language, 'message-missing', path.split('.'), `There is no text for "${path}".`))
  return problems
}

function orphans(language: LanguageTag, expected: Expected, own: Messages, source?: Messages): Problem[] {
  const problems: Problem[] = []
  for (const path of own.keys()) {
    const need = expected.get(path)
    if (need === undefined || (need === 'optional' && source && !source.has(path)))
      problems.push(inWords(language, 'message-orphan', path.split('.'), `Nothing asks for the text "${path}".`))
  }
  return problems
}

function placeholders(language: LanguageTag, own: Messages, source: Messages): Problem[] {
  const problems: Problem[] = []
  for (const [path, text] of own) {
    const original = source.get(path)
    if (original !== undefined && placeholdersOf(text) !== placeholdersOf(original))
      problems.push(inWords(language, 'placeholder-mismatch', path.split('.'), placeholderMessage(path, original)))
  }
  return problems
}

function secondReadings(guide: Guide, language: LanguageTag, own: GuideWords, source?: GuideWords): Problem[] {
  const critical = criticalTexts(guide, own)
  const originals = source ? criticalTexts(guide, source) : new Map<string, string>()
  const second = own.second ?? {}
  const problems: Problem[] = []
  if (own.translation === 'draft')
    for (const path of critical.keys())
      if (!Object.hasOwn(second, path)) {
        const message = `The critical "${path}" has no second translation.`
        problems.push(inWords(language, 'second-reading-missing', path.split('.'), message))
      }
  for (const [path, text] of Object.entries(second)) {
    const original = originals.get(path)
    if (language === sourceLanguage || !critical.has(path)) {
      const message = `"${path}" is no critical sentence of a translation.`
      problems.push(inWords(language, 'message-orphan', ['second', path], message))
    } else if (original !== undefined && placeholdersOf(text) !== placeholdersOf(original)) {
      const message = placeholderMessage(path, original)
      problems.push(inWords(language, 'placeholder-mismatch', ['second', path], message))
    }
  }
  return problems
}

/** `text` and `help` of every critical node by their path; an option repeats what the question asks. */
function criticalTexts(guide: Guide, { nodes }: GuideWords): Map<string, string> {
  const found = new Map<string, string>()
  for (const [id, { critical }] of Object.entries(guide.nodes)) {
    const words = critical && Object.hasOwn(nodes, id) ? nodes[id] : undefined
    if (words) found.set(`nodes.${id}.text`, words.text)
    if (words?.help !== undefined) found.set(`nodes.${id}.help`, words.help)
  }
  return found
}

const placeholderMessage = (path: string, original: string): string =>
  `"${path}" must have the same placeholders as the source: ${placeholdersOf(original) || 'none'}.`

const inWords = (language: LanguageTag, code: FindingCode, path: readonly string[], message: string): Problem => ({
  code,
  file: wordsFile(language),
  path,
  message,
})
