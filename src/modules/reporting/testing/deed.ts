import type { Bytes } from '#platform/sealing/index.ts'
import type { BegunCase, SealedForward, SealedItem, SealedLetter, SealedReport } from '../ceremonies/index.ts'
import type { ForwardTold } from '../server/index.ts'

/** What opens a letter for somebody outside. */
export interface GivenLetter {
  token: Bytes
  proof: Bytes
  key: Bytes
}

/** One thing that somebody does, ready to be done, and done again with the same bytes when nobody answered. */
export type Deed =
  | { do: 'submit'; begun: BegunCase; sealed: SealedReport; uploads: SealedItem[] }
  | { do: 'say' | 'answer'; caseId: string; lookupId: Bytes; sealed: SealedItem; uploads: SealedItem[] }
  | { do: 'read'; caseId: string }
  | {
      do: 'forward'
      caseId: string
      told: ForwardTold
      text: string
      /** One of the two: to a partner in Baken, or a letter for somebody outside. */
      inside: SealedForward | null
      letter: (Pick<SealedLetter, 'token' | 'proof' | 'envelope'> & { key: Bytes }) | null
    }
  | { do: 'answer-forward'; forwardId: string; newCase: string | null; letter: GivenLetter | null }
  | { do: 'change-key' }
  | { do: 'delete'; caseId: string; lookupId: Bytes }
