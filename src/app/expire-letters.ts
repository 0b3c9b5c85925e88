import { expireForwards, type ReportDesk } from '#modules/reporting/server/index.ts'
import { repeat } from './repeat.ts'

const everyMs = 600_000

/** Destroys what lies behind links whose last day is past. A link that is over opens nothing in the meantime: this only takes the bytes away. @returns what stops it */
export const expireLetters = (desk: Pick<ReportDesk, 'db'>): (() => void) =>
  repeat(everyMs, 'letters could not be destroyed', async () => void (await expireForwards(desk)))
