import { ProviderTrouble } from './refusal.ts'

/** After a failure nobody waits for the same failure again, and a provider that just came back is not flooded. */
const pauseAfterFailure = 5_000

/**
 * Keeps what was asked for a number of milliseconds. Asks when it is first needed, once for all who wait, and again after a failure, at the earliest
 * five seconds later; within these the same failure is given at once. A clock that was put back counts as all that time gone by.
 */
export function keptFor<T>(milliseconds: number, ask: () => Promise<T>, now: () => Date): () => Promise<T> {
  let kept: { value: T; at: number } | null = null
  let failed: { trouble: ProviderTrouble; at: number } | null = null
  let asking: Promise<T> | null = null

  async function asked(): Promise<T> {
    try {
      const value = await ask()
      kept = { value, at: now().getTime() }
      failed = null
      return value
    } catch (error) {
      if (error instanceof ProviderTrouble) failed = { trouble: error, at: now().getTime() }
      throw error
    } finally {
      asking = null
    }
  }

  return async () => {
    const at = now().getTime()
    if (kept !== null && isWithin(at - kept.at, milliseconds)) return kept.value
    if (failed !== null && isWithin(at - failed.at, pauseAfterFailure)) throw failed.trouble
    asking ??= asked()
    return asking
  }
}

const isWithin = (age: number, most: number): boolean => age >= 0 && age < most
