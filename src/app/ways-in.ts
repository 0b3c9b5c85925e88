import { largestBatchBytes, largestChecksBytes } from '#modules/rights/index.ts'
import type { WayIn } from '#platform/http/request-guard.ts'

/** Addresses that take more than a form of usual size, or are asked in another way, than the rest. */
export const waysIn: readonly WayIn[] = [
  // Programs of other sites send payslips here. Nothing is kept of them, and no cookie means anything here.
  {
    path: /^\/api\/v1\/payslip-checks$/,
    methods: ['POST', 'OPTIONS'],
    largestBodyBytes: largestChecksBytes,
    fromAnywhere: true,
  },
  // A file with the payslips of many people.
  { path: /^\/[^/]+\/rights\/batch(\/result\.(csv|json))?$/, largestBodyBytes: largestBatchBytes },
]
