import { expireForwards, forgetUploads, type ReportDesk } from '#modules/reporting/server/index.ts'
import { repeat } from './repeat.ts'

const everyMs = 600_000

/**
 * Destroys what lies behind links whose last day is past, and files of a passing on that was broken off. A link that is over opens nothing in the meantime, and the key of such a file was only in
 * the page that sealed it: this only takes the bytes away. @returns what stops it
 */
export const expireLetters = (desk: Pick<ReportDesk, 'db'>): (() => void) =>
  repeat(everyMs, 'letters and files that wait could not be destroyed', async () => {
    await expireForwards(desk)
    await forgetUploads(desk)
  })
