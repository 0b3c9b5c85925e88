import { largestStepBytes } from '#modules/organisations/index.ts'
import { largestBatchBytes, largestChecksBytes } from '#modules/rights/index.ts'
import type { WayIn } from '#platform/http/request-guard.ts'

/** A note with its annexes is half of one megabyte. */
const largestNoteBytes = 4_000_000

/** Twenty thousand letters of any script, twice as they travel in a page, and room for who typed too many. */
const largestToldBytes = 1_000_000
/** Two files of ten megabytes, and words. */
const largestSaidBytes = 22_000_000
/** Two envelopes of 64 KiB in base64, and what belongs to them. */
const largestSealedBytes = 200_000
/** What is passed on, the copy of its sender and who the reporter is: three envelopes. */
const largestForwardBytes = 300_000
/** The largest size that files are padded to, and the envelope around it. */
const largestSealedFileBytes = 16 * 1024 * 1024 + 64

/** The largest file over a line that sends 28 kB a second, which an old phone at the edge of a village does; so does a colleague who passes a file on from there. */
const slowestUploadMs = 600_000

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
  // Secrets that a browser moves to a new key.
  { path: /^\/[^/]+\/staff\/keys\/do$/, largestBodyBytes: largestStepBytes },
  // What a colleague's browser sealed, in a form with JSON in it; and a file.
  { path: /^\/[^/]+\/staff\/cases\/do$/, largestBodyBytes: largestSealedBytes },
  { path: /^\/[^/]+\/staff\/cases\/[0-9a-f]{32}\/forward\/do$/, largestBodyBytes: largestForwardBytes },
  {
    path: /^\/[^/]+\/staff\/cases\/[0-9a-f]{32}\/(file|forward\/along\/[0-9a-f]{32})\/[0-9a-f]{32}\/\d{1,5}$/,
    largestBodyBytes: largestSealedFileBytes,
    patienceMs: slowestUploadMs,
  },
  // What somebody without JavaScript tells: it travels from page to page, and nothing of it is kept but sealed.
  { path: /^\/[^/]+\/report(\/(sealed|seen-once))?$/, largestBodyBytes: largestToldBytes },
  // A message with two files; they are in memory for as long as they are sealed.
  {
    path: /^\/[^/]+\/report\/return\/seen-once$/,
    largestBodyBytes: largestSaidBytes,
    patienceMs: slowestUploadMs,
  },
  // What a reporter's browser sealed: a report with who they are, a message, a file. Without a cookie.
  { path: /^\/report-door\/(submit|say)$/, largestBodyBytes: largestSealedBytes },
  {
    path: /^\/report-door\/upload\/[0-9a-f]{32}\/[0-9a-f]{32}\/\d{1,5}$/,
    largestBodyBytes: largestSealedFileBytes,
    patienceMs: slowestUploadMs,
  },
]
