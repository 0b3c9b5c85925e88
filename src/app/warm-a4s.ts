import { setTimeout as pause } from 'node:timers/promises'
import type { LanguageTag } from '#kernel/language.ts'
import type { GuidePrinter } from '#modules/guides/server/index.ts'

/** Between two sheets other readers get their turn: laying one out takes a quarter of a second. */
const usualPauseMs = 1_500

interface Shelves {
  shelves(language: LanguageTag): readonly { cards: readonly { id: string }[] }[]
}

/**
 * Lays out every A4 ahead of the first reader, one at a time. Ends by itself; never keeps the process alive.
 * A sheet that cannot be made is left to the page that asks for it, which says so.
 */
export async function warmA4s(
  { guides, printer }: { guides: Shelves; printer: Pick<GuidePrinter, 'print'> },
  tags: readonly LanguageTag[],
  pauseMs = usualPauseMs,
): Promise<void> {
  for (const tag of tags) {
    for (const { id } of guides.shelves(tag).flatMap(({ cards }) => cards)) {
      await pause(pauseMs, undefined, { ref: false })
      try {
        printer.print(id, tag)
      } catch (cause) {
        console.error(`the A4 of ${id} in ${tag} could not be made:`, cause instanceof Error ? cause.message : cause)
      }
    }
  }
}
