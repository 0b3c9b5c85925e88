import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { type LaidOutDocument, layOut } from '#platform/documents/typst.ts'
import { translator } from '#platform/i18n/languages.ts'
import { a4Document, a4Points } from './a4-document.ts'
import type { GuidePages } from './guide-pages.ts'

export interface PrintedGuide {
  bytes: Uint8Array<ArrayBuffer>
  etag: string
  pages: number
  /** The type size that was used, in points. */
  points: number
}

/** Prints a guide on one A4. Refusal: `unknown` – no such guide in this language. @throws Error when the compiler refuses. */
export type GuidePrinter = (guide: string, language: LanguageTag) => Result<PrintedGuide, 'unknown'>

/**
 * Makes the A4 of a guide, once a day per guide and language: the date it was made stands on it.
 *
 * @param content folder that holds `documents/` and `pictograms/`
 */
export function guidePrinter(pages: GuidePages, content: string, today: () => Day): GuidePrinter {
  const template = readFileSync(join(content, 'documents/guide-a4.typ'), 'utf8')
  const drawing = (name: string): string | null => {
    const file = join(content, 'pictograms', `${name}.svg`)
    return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('currentColor', '#15202b') : null
  }
  const made = new Map<string, PrintedGuide>()
  return (guide, language) => {
    const found = pages.find(guide, language)
    if (found.kind !== 'found') return err('unknown')
    const key = `${guide} ${language} ${today()}`
    const known = made.get(key)
    if (known) return ok(known)
    const t = translator(language)
    const view = pages.overview(found.worded, t, today())
    const { document, points } = largestThatFits((size) => layOut(template, a4Document(view, t, drawing, size)))
    const bytes = document.pdf()
    if (!bytes.ok) throw new Error(`the A4 of ${guide} in ${language} is not PDF/UA: ${bytes.error}`)
    const etag = `"${createHash('sha256').update(bytes.value).digest('base64url').slice(0, 24)}"`
    const printed = { bytes: bytes.value, etag, pages: document.pages, points }
    made.set(key, printed)
    return ok(printed)
  }
}

/** The largest type size at which everything stands on one page; the smallest size when none does. */
function largestThatFits(layOutAt: (points: number) => Result<LaidOutDocument, string>) {
  let last: { document: LaidOutDocument; points: number } | undefined
  for (const points of a4Points) {
    const laidOut = layOutAt(points)
    if (!laidOut.ok) throw new Error(`the A4 template does not compile: ${laidOut.error}`)
    last = { document: laidOut.value, points }
    if (laidOut.value.pages === 1) return last
  }
  if (!last) throw new Error('no type size to try')
  return last
}
