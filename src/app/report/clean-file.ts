import { asItIs, cleanFile as clean, redrawInBrowser } from '#platform/files/index.ts'
import type { Clean } from './chosen-files.ts'

/** Takes out of a file what it was not chosen for, here in the browser. Parts for documents and sound are fetched when one is chosen. */
export const cleanFile: Clean = async (bytes, isKept) =>
  isKept ? asItIs(bytes) : clean(bytes, { redraw: redrawInBrowser, which: 'others' })
