import type { FieldTexts } from '#kernel/compare-edits.ts'
import type { Day } from '#kernel/days.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { costs, type Service } from '../domain/directory.ts'
import { keptToday, ownSource } from '../domain/kept-row.ts'
import type { ServiceWords } from '../domain/texts.ts'
import {
  type EditRead,
  type EditReader,
  editReader,
  ownNumbers,
  yesNoOf,
  yesNoText,
  yesNoUnknown,
} from './edit-reader.ts'
import { languageField } from './row-fields.ts'

/** What its own organisation says of a service: that nobody knows is not for it to say. */
export const toldStates = ['active', 'temporarily-closed', 'ended'] as const
/** Words that everybody needs to have. */
export const neededLanguages: readonly LanguageTag[] = [sourceLanguage, 'en']
/** Says that there is nothing to bring. */
export const noDocuments = ['niets', 'nothing']
/** As many as a row keeps (`languages`). */
const mostLanguages = 60
const mostDocuments = 30

/** A service as the fields of its form. `languages`: those that words may be written in. */
export function serviceFields(service: Service, languages: readonly LanguageTag[]): FieldTexts {
  return {
    status: [service.status],
    cost: [service.cost],
    interpreter: [yesNoText(service.interpreter)],
    languages: (service.languages ?? []).map(({ code }) => code).sort(),
    phone: ownNumbers(service.phones),
    url: [service.url ?? ''],
    ...Object.assign({}, ...writtenIn(service, languages).map((tag) => wordFields(tag, service.texts[tag]))),
  }
}

/** The languages of a form: those that are needed, those there are, and those that may be added. */
export const writtenIn = ({ texts }: Pick<Service, 'texts'>, languages: readonly LanguageTag[]): LanguageTag[] => [
  ...new Set([...neededLanguages, ...languages, ...Object.keys(texts).sort()]),
]

const documentsText = (documents: readonly string[] | null): string =>
  documents === null ? '' : documents.length === 0 ? 'niets' : documents.join('\n')

const wordFields = (tag: LanguageTag, words: ServiceWords | undefined): FieldTexts => ({
  [`${tag}-name`]: [words?.name ?? ''],
  [`${tag}-description`]: [words?.description ?? ''],
  [`${tag}-eligibility`]: [words?.eligibility ?? ''],
  [`${tag}-documents`]: [documentsText(words?.documents ?? null)],
})

/** The service as the form says it, told by its organisation today. What the form does not have stays as it is. */
export function readService(
  typed: FieldTexts,
  current: Service,
  { today, languages }: { today: Day; languages: readonly LanguageTag[] },
): EditRead<Service> {
  const reader = editReader(typed)
  const status = reader.choice('status', toldStates)
  const cost = reader.choice('cost', costs)
  const interpreter = reader.choice('interpreter', yesNoUnknown)
  const spoken = [...new Set(reader.all('languages').filter((tag) => tag !== ''))].sort()
  if (spoken.length > mostLanguages || spoken.some((tag) => !languageField.safeParse(tag).success))
    reader.wrong('languages', 'no-choice')
  const phones = reader.phones('phone', current.phones)
  const url = reader.web('url')
  const tags = writtenIn(current, languages)
  const texts = readTexts(reader, tags, current.texts)
  if (reader.problems.length > 0 || !status || !cost) return { ok: false, problems: reader.problems }
  return {
    ok: true,
    value: {
      ...current,
      status,
      cost,
      interpreter: yesNoOf(interpreter),
      languages:
        spoken.length === 0
          ? null
          : spoken.map((code) => ({ code, sources: [ownSource], confidence: 'seen' as const })),
      phones,
      url,
      texts,
      ...keptToday(today),
    },
  }
}

/**
 * Words per language. A language without any is not there. When the Dutch changes, words of another language that did not are a draft
 * until somebody looked; words that were typed now are one too.
 */
function readTexts(reader: EditReader, tags: readonly LanguageTag[], before: Service['texts']): Service['texts'] {
  const read = tags.flatMap((tag): [LanguageTag, Omit<ServiceWords, 'translation'>][] => {
    const words = readWords(reader, tag)
    return words ? [[tag, words]] : []
  })
  const told = new Map(read.map(([tag, words]) => [tag, JSON.stringify(words)]))
  const toldBefore = (tag: LanguageTag) => {
    const { translation: _, ...words } = before[tag] ?? { translation: null }
    return JSON.stringify(words)
  }
  const dutchStays = told.get(sourceLanguage) === toldBefore(sourceLanguage)
  return Object.fromEntries(
    read.map(([tag, words]) => {
      const stays = dutchStays && told.get(tag) === toldBefore(tag)
      const translation = tag === sourceLanguage ? 'source' : stays ? (before[tag]?.translation ?? 'draft') : 'draft'
      return [tag, { ...words, translation }]
    }),
  )
}

function readWords(reader: EditReader, tag: LanguageTag): Omit<ServiceWords, 'translation'> | null {
  const fields = ['name', 'description', 'eligibility', 'documents'].map((field) => `${tag}-${field}`)
  const isNeeded = neededLanguages.includes(tag)
  if (!isNeeded && fields.every((field) => reader.text(field) === '')) return null
  const name = reader.needed(`${tag}-name`, reader.line(`${tag}-name`))
  const description = reader.paragraph(`${tag}-description`)
  const eligibility = reader.paragraph(`${tag}-eligibility`)
  return { name, description, eligibility, documents: readDocuments(reader, `${tag}-documents`) }
}

function readDocuments(reader: EditReader, field: string): readonly string[] | null {
  const text = reader.paragraph(field)
  if (text === null) return null
  if (noDocuments.includes(text.toLowerCase())) return []
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostDocuments) reader.wrong(field, 'too-many')
  if (lines.some((line) => line.length > 300)) reader.wrong(field, 'too-long')
  return lines
}
