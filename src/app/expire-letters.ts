import { expireForwards, type ReportDesk } from '#modules/reporting/server/index.ts'

const everyMs = 600_000

/** Destroys what lies behind links whose last day is past, as long as the server runs. A link that is over opens nothing in the meantime: this only takes the bytes away. */
export function expireLetters(desk: Pick<ReportDesk, 'db'>): void {
  const expire = () =>
    expireForwards(desk).then(
      () => undefined,
      (cause: unknown) =>
        console.error('letters could not be destroyed:', cause instanceof Error ? cause.message : 'unknown failure'),
    )
  const timer = setInterval(() => void expire(), everyMs)
  timer.unref()
  process.once('sveltekit:shutdown', () => clearInterval(timer))
}
