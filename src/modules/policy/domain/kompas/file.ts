import type { Day } from '#kernel/days.ts'
import type { MunicipalityCode } from '../policy.ts'

/** What tells a file of Kompas from any other JSON. */
export const fileKind = 'baken-kompas'
/** The shape of the file; another number is another shape. */
export const fileFormat = 1
/** Longer than any file that Baken makes: five notes with every character written as two, and every question. */
export const maximumFileLength = 20_000

/**
 * Why a file is refused as a whole. `empty` – nothing was given · `too-long` – more than `maximumFileLength` characters ·
 * `not-json` – no JSON · `not-kompas` – JSON of something else · `other-format` – a file of another shape ·
 * `unknown-key` – `detail` is no part of such a file · `wrong-shape` – what stands at `detail` is not what belongs there.
 */
export type FileRefusal =
  | 'empty'
  | 'too-long'
  | 'not-json'
  | 'not-kompas'
  | 'other-format'
  | 'unknown-key'
  | 'wrong-shape'

/**
 * Something in a file that does not fit and is left out. `unknown-question`, `unknown-theme`, `unknown-municipality` – not
 * in this edition · `unknown-answer` – no answer of that question · `too-long` – a note over the limit ·
 * `unsafe` – text with characters that hide what it says.
 */
export type LeftOutWhy =
  | 'unknown-question'
  | 'unknown-answer'
  | 'unknown-theme'
  | 'unknown-municipality'
  | 'too-long'
  | 'unsafe'

export interface LeftOut {
  why: LeftOutWhy
  /** The question, theme or municipality as the file has it, at most `longestShown` characters. */
  what: string
}

export const longestShown = 60

/** `baken-kompas-tilburg-2026-11-21.json`: small letters, digits and hyphens; without a municipality just the day. */
export const fileName = (municipality: string | null, on: Day, extension: 'json' | 'docx'): string =>
  ['baken-kompas', ...(municipality ? [slugOf(municipality)] : []), on].join('-').concat('.', extension)

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** What stands in a file. */
export interface KompasFile {
  kind: typeof fileKind
  format: typeof fileFormat
  guide: { id: string; version: string }
  made: Day
  municipality: MunicipalityCode | null
  answers: Readonly<Record<string, string>>
  notes: Readonly<Record<string, string>>
}
