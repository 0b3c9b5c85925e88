import { z } from 'zod'
import { isReportingId } from '../domain/item-kinds.ts'
import { longestEnvelope, sentBytes } from './sent-bytes.ts'

/** What the sender keeps of what is handed over or asked, sealed: an item of the kind `forward`. `fresh`: the number of the newest secret that freshened the case. */
export const sentCopy = z.strictObject({
  item: z.string().refine(isReportingId),
  sender: z.literal('organisation'),
  kind: z.literal('forward'),
  sequence: z.int().min(0).max(1_000_000),
  fresh: z.int().min(0).max(9_999_999).default(0),
  envelope: sentBytes(1, longestEnvelope),
})
