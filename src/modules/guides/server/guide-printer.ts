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

export interface GuidePrinter {
  /** A guide on one A4. Refusal: `unknown` – no such guide in this language. @throws Error when the compiler refuses. */
  print(guide: string, language: LanguageTag): Result<PrintedGuide, 'unknown'>
  /** How many pages a guide takes at the smallest type: 1 when it fits. Refusals and errors as `print`. */
  pagesAtLeast(guide: string, language: LanguageTag): Result<number, 'unknown'>
}

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
  const layOutAt = (guide: string, language: LanguageTag): Result<(points: number) => LaidOutDocument, 'unknown'> => {
    const found = pages.find(guide, language)
    if (found.kind !== 'found') return err('unknown')
    const t = translator(language)
    const view = pages.overview(found.worded, t, today())
    return ok((points) => {
      const laidOut = layOut(template, a4Document(view, t, drawing, points))
      if (!laidOut.ok) throw new Error(`the A4 of ${guide} in ${language} does not compile: ${laidOut.error}`)
      return laidOut.value
    })
  }
  const made = new Map<string, PrintedGuide>()
  /** The size that fitted before, tried first: the content does not change while the server runs. */
  const sizes = new Map<string, number>()
  let madeOn = today()
  return {
    print(guide, language) {
      const key = `${guide} ${language}`
      if (madeOn !== today()) made.clear()
      madeOn = today()
      const known = made.get(key)
      if (known) return ok(known)
      const layout = layOutAt(guide, language)
      if (!layout.ok) return layout
      const { document, points } = largestThatFits(layout.value, sizes.get(key))
      sizes.set(key, points)
      const bytes = document.pdf()
      if (!bytes.ok) throw new Error(`the A4 of ${guide} in ${language} is not PDF/UA: ${bytes.error}`)
      const etag = `"${createHash('sha256').update(bytes.value).digest('base64url').slice(0, 24)}"`
      const printed = { bytes: bytes.value, etag, pages: document.pages, points }
      made.set(key, printed)
      return ok(printed)
    },
    pagesAtLeast(guide, language) {
      const layout = layOutAt(guide, language)
      return layout.ok ? ok(layout.value(smallestPoints).pages) : layout
    },
  }
}

const smallestPoints = Math.min(...a4Points)

/** The largest type size at which everything stands on one page, by halving; the smallest size when none does. */
function largestThatFits(
  layOutAt: (points: number) => LaidOutDocument,
  before: number | undefined,
): { document: LaidOutDocument; points: number } {
  if (before !== undefined) {
    const again = layOutAt(before)
    if (again.pages === 1) return { document: again, points: before }
  }
  let best = { document: layOutAt(smallestPoints), points: smallestPoints }
  let larger: readonly number[] = a4Points.filter((points) => points > smallestPoints)
  while (best.document.pages === 1) {
    const middle = Math.floor((larger.length - 1) / 2)
    const points = larger[middle]
    if (points === undefined) break
    const document = layOutAt(points)
    const fits = document.pages === 1
    if (fits) best = { document, points }
    larger = fits ? larger.slice(0, middle) : larger.slice(middle + 1)
  }
  return best
}
