import { largestBatchBytes, largestChecksBytes } from '#modules/rights/index.ts'
import type { WayIn } from '#platform/http/request-guard.ts'

/** A note with its annexes is half of one megabyte. */
const largestNoteBytes = 4_000_000

/** Addresses that take more than a form of usual size, or are asked in another way, than the rest. */
export const waysIn: readonly WayIn[] = [
  // Programs of other sites send payslips here. Nothing is kept of them, and no cookie means anything here.
  {
    path: /^\/api\/v1\/payslip-checks$/,
    methods: ['POST', 'OPTIONS'],
    largestBodyBytes: largestChecksBytes,
    fromAnywhere: true,
  },
  // A file that may be a released note. Nothing is kept of it.
  { path: /^\/[^/]+\/programme\/report\/released$/, largestBodyBytes: largestNoteBytes },
  // A file with the payslips of many people.
  { path: /^\/[^/]+\/rights\/batch(\/result\.(csv|json))?$/, largestBodyBytes: largestBatchBytes },
]
