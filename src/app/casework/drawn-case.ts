import type { ComponentProps } from 'svelte'
import type {
  FoundCases,
  FoundTexts,
  OpenedForwards,
  OpenedNotes,
  OpenedReport,
  OpenedThread,
} from '#modules/reporting/ui/keeping/index.ts'

/** What a browser draws once a case is open. */
export interface DrawnCase {
  report: ComponentProps<typeof OpenedReport>
  thread: ComponentProps<typeof OpenedThread>
  notes: ComponentProps<typeof OpenedNotes>
  forwards: ComponentProps<typeof OpenedForwards>
  found: ComponentProps<typeof FoundTexts>
  foundCases: ComponentProps<typeof FoundCases>
}

/** The server draws none of it, for it cannot; but must not know that: else the page would lose the style that the browser needs. */
export const nothingOpened = (): DrawnCase | null => null
