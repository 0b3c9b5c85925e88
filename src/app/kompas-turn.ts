import { error, type RequestEvent } from '@sveltejs/kit'
import {
  type Field,
  fieldsOf,
  isTheme,
  type KompasSheet,
  type KompasTheme,
  type LoadView,
  sheetFrom,
} from '#modules/policy/index.ts'
import { type FileRead, type KompasSources, readKompasFile } from '#modules/policy/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { translator } from '#platform/i18n/languages.ts'
import { inSection } from './in-section.ts'
import { publicPagesOf } from './public-pages.ts'

/** Of a value in the address that means nothing. */
const longestShown = 60

type Locals = RequestEvent['locals']

/** What the pages of Kompas are made from, for the reader of this request. */
export async function kompasSources({ services, language }: Locals): Promise<KompasSources> {
  return {
    kompas: services.kompas,
    policy: await services.policyOn(services.today()),
    areas: services.areas,
    focalPoints: services.library.catalogues.focalPoints,
    municipalities: services.municipalities(),
    today: services.today(),
    t: translator(language),
    language: services.contentLanguage(language),
  }
}

/** The region that the address or a form asks for; null for the national version, also when there is no such region. */
export const askedRegion = ({ services }: Locals, region: string | null): string | null =>
  region !== null && services.kompas.regions.has(region) ? region : null

/**
 * The region in `?region=`; `unknown` is what was written there when there is no such region, and the page then says so
 * and shows the national version with status 422.
 */
export function regionInAddress(locals: Locals, url: URL): { region: string | null; unknown: string | null } {
  const typed = url.searchParams.get('region') || null
  const region = askedRegion(locals, typed)
  const unknown = typed !== null && region === null ? typed.slice(0, longestShown) : null
  if (unknown !== null) locals.status = 422
  return { region, unknown }
}

/** What a page of Kompas sent: what was filled in, where to go, and a file when one was given. */
export interface KompasTurn {
  sheet: KompasSheet
  tooLong: readonly KompasTheme[]
  region: string | null
  theme: KompasTheme
  /** Null when no file was given. */
  file: FileRead | null
  /** What was given, to show it again when it is refused. */
  fileText: string
  /** The name of the button that was used. */
  go: string
  /** The language a document is asked in; null for the reader's own. */
  paperLanguage: string | null
}

/** Reads a posted page of Kompas. Refuses as `readForm`. Nothing of it is kept. */
export async function kompasTurn({ request, locals }: Pick<RequestEvent, 'request' | 'locals'>): Promise<KompasTurn> {
  const form = await readForm(request)
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const { services } = locals
  const codes = new Set(services.municipalities().map(({ code }) => code))
  const questions = new Set(services.kompas.questions.map(({ id }) => id))
  const fields = [...form].flatMap(([name, value]): Field[] => (typeof value === 'string' ? [[name, value]] : []))
  const { sheet, tooLong } = sheetFrom(fields, questions, (code) => codes.has(code))
  const go = text('go')
  const asked = [go, text('theme')].find(isTheme)
  const fileText = await givenText(form)
  const wanted = go === 'load' || go === 'compare'
  const surroundings = { ...services.kompas, isMunicipality: (code: string) => codes.has(code) }
  return {
    sheet,
    tooLong,
    region: askedRegion(locals, text('region')),
    theme: asked ?? 'policy',
    file: wanted ? readKompasFile(fileText, surroundings) : null,
    fileText,
    go,
    paperLanguage: text('paper') || null,
  }
}

/** As `kompasTurn`, for a download, where nothing can be said about a note that is cut: it is refused instead. */
export async function kompasDownload(event: Pick<RequestEvent, 'request' | 'locals'>): Promise<KompasTurn> {
  inSection('kompas', event.locals.language)
  const turn = await kompasTurn(event)
  if (turn.tooLong.length > 0) error(422, 'a note is too long')
  return turn
}

/** A file goes before pasted text; a browser sends an empty file when none was chosen. */
async function givenText(form: FormData): Promise<string> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) return file.text()
  const pasted = form.get('pasted')
  return typeof pasted === 'string' ? pasted : ''
}

/** What became of a file, for the page to tell. */
export function loadView(read: FileRead, version: string): LoadView {
  if (!read.ok) return read
  const { made, leftOut } = read.value
  return { ok: true, made, otherVersion: read.value.version === version ? null : read.value.version, leftOut }
}

/** The fields that the same page in another language needs. */
export const carried = (sheet: KompasSheet, region: string | null, more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(fieldsOf(sheet)),
  ...(region === null ? {} : { region }),
  ...more,
})

/** Where the next steps lead to in Baken; null for a part that this site does not have. */
export const helpfulAddresses = (region: string | null): Readonly<Record<string, string | null>> => ({
  guides: '/guides',
  signals: '/signals',
  contacts: '/contacts',
  policy: '/policy',
  'kompas-regions': region === null ? '/kompas#regions' : `/kompas/regions/${region}`,
  boards: publicPagesOf('boards').find((path) => /hand-?over/.test(path)) ?? null,
})
