import type { Day } from '#kernel/days.ts'
import type { FileFacts } from '../report/report.ts'
import type { ShareGround } from './grounds.ts'
import type { ForwardPayload } from './payload.ts'

/**
 * What the sender keeps of what they passed on, sealed under the key that colleagues have: exactly the payload, so that the signed manifest can be compared with it. Files are named as they
 * are in the own case. Who the reporter is stands never in it: that takes two people also here.
 */
export interface ForwardCopy {
  v: 1
  forwardId: string
  /** To whom, by name. */
  to: string
  ground: ShareGround
  payload: ForwardPayload
  files: readonly FileFacts[]
  /** Whether who the reporter is went along. */
  identity: boolean
}

/** A copy in a case that was opened; `copy` null: it did not open. */
export interface ForwardCopyEntry {
  item: string
  day: Day
  by: string | null
  copy: ForwardCopy | null
}
