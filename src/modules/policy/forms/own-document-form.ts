import { type PartialDate, readTypedDate, stretchOf } from '#kernel/partial-date.ts'
import type { SourceCode } from '#kernel/sources.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { OwnDocument } from '../domain/own-documents.ts'
import { deciders, documentActs, type MunicipalityCode, themes } from '../domain/policy.ts'
import { isWebAddress } from './policy-file-forms.ts'

/** The fields of the form, in its order. */
export const ownDocumentFields = [
  'theme',
  'act',
  'title',
  'about',
  'decidedBy',
  'decided',
  'published',
  'inForce',
  'validUntil',
  'reviewBy',
  'url',
] as const
export type OwnDocumentField = (typeof ownDocumentFields)[number]
export type TypedDocument = Readonly<Record<OwnDocumentField, string>>

/** `backwards` – it ends, or is looked at again, before it was decided · `no-text` – it has signs that are no text, which no database keeps. */
export type DocumentProblem =
  | 'no-theme'
  | 'no-act'
  | 'no-about'
  | 'too-long'
  | 'not-a-date'
  | 'backwards'
  | 'not-an-address'
  | 'no-text'

/** As in a list on a screen: longer is no title, and no sentence. */
export const longestTyped = { title: 200, about: 600, url: 500 } as const

/** Letters, signs, ends of lines and tabs. */
const isPlain = (text: string): boolean => /^[\P{Cc}\n\r\t]*$/u.test(text)

const byField = (value: (field: OwnDocumentField) => string): TypedDocument => ({
  theme: value('theme'),
  act: value('act'),
  title: value('title'),
  about: value('about'),
  decidedBy: value('decidedBy'),
  decided: value('decided'),
  published: value('published'),
  inForce: value('inForce'),
  validUntil: value('validUntil'),
  reviewBy: value('reviewBy'),
  url: value('url'),
})

export const typedDocument = (form: FormData): TypedDocument => byField((field) => typedText(form, field))
export const nothingTyped: TypedDocument = byField(() => '')

/** What is known, as it stands in the form. */
export function typedFrom({ document, about }: OwnDocument): TypedDocument {
  const { title, link, ...rest } = document
  return byField((field) => {
    if (field === 'about') return about
    if (field === 'title') return title ?? ''
    if (field === 'url') return link?.url ?? ''
    return rest[field] ?? ''
  })
}

const dateFields = ['decided', 'published', 'inForce', 'validUntil', 'reviewBy'] as const
type DateField = (typeof dateFields)[number]

type ReadDocument =
  | { ok: true; value: OwnDocument }
  | { ok: false; problems: { field: OwnDocumentField; code: DocumentProblem }[] }

/** Reads the form; every field that is wrong is told, in the order of the form. */
export function readDocument(
  typed: TypedDocument,
  of: { municipality: MunicipalityCode; id: string; sources: readonly SourceCode[] },
): ReadDocument {
  const problems: { field: OwnDocumentField; code: DocumentProblem }[] = []
  const wrong = (field: OwnDocumentField, code: DocumentProblem) => void problems.push({ field, code })
  const theme = themes.find((one) => one === typed.theme)
  if (!theme) wrong('theme', 'no-theme')
  const act = documentActs.find((one) => one === typed.act)
  if (!act) wrong('act', 'no-act')
  if (typed.title.length > longestTyped.title) wrong('title', 'too-long')
  if (!isPlain(typed.title)) wrong('title', 'no-text')
  if (typed.about === '') wrong('about', 'no-about')
  if (!isPlain(typed.about)) wrong('about', 'no-text')
  if (typed.about.length > longestTyped.about) wrong('about', 'too-long')
  const dates = readDates(typed, wrong)
  if (typed.url !== '' && (typed.url.length > longestTyped.url || !isWebAddress(typed.url)))
    wrong('url', 'not-an-address')
  if (problems.length > 0 || !theme || !act) return { ok: false, problems }
  const { sources, ...named } = of
  return {
    ok: true,
    value: {
      about: typed.about,
      document: {
        ...named,
        theme,
        act,
        title: typed.title === '' ? null : typed.title,
        decidedBy: deciders.find((one) => one === typed.decidedBy) ?? null,
        ...dates,
        link: typed.url === '' ? null : { url: typed.url, opened: 'no', on: null },
        sources,
        confidence: 'seen',
      },
    },
  }
}

function readDates(
  typed: TypedDocument,
  wrong: (field: DateField, code: DocumentProblem) => void,
): Record<DateField, PartialDate | null> {
  const read = (field: DateField) => {
    const date = readTypedDate(typed[field])
    if (!date.ok) wrong(field, 'not-a-date')
    return date.ok ? date.value : null
  }
  const dates = {
    decided: read('decided'),
    published: read('published'),
    inForce: read('inForce'),
    validUntil: read('validUntil'),
    reviewBy: read('reviewBy'),
  }
  const since = dates.decided ?? dates.published ?? dates.inForce
  for (const field of ['validUntil', 'reviewBy'] as const) {
    const end = dates[field]
    if (since && end && stretchOf(end).until <= stretchOf(since).from) wrong(field, 'backwards')
  }
  return dates
}
