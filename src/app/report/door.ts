/** What became of a try to send something. `away` – nobody answered, or the server could not: it may or may not have got it. */
export type Sent<Value> = { is: 'kept'; value: Value } | { is: 'refused'; code: string } | { is: 'away' }

/** Sends once. A refusal is an answer in JSON with an `error`; everything that is no answer of ours counts as `away`. */
export async function sendOnce<Value>(address: string, how: RequestInit): Promise<Sent<Value>> {
  try {
    const response = await fetch(address, {
      ...how,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    if (!isJson || response.status >= 500) return { is: 'away' }
    const answer = await response.json()
    if (answer.ok === true) return { is: 'kept', value: answer.value as Value }
    return { is: 'refused', code: String(answer.error) }
  } catch {
    return { is: 'away' }
  }
}

/** Seconds between tries: a passing fault is over within these, and who waits sees that something is done. */
const pausesSeconds = [1, 2, 4, 8, 15] as const

export interface Patience {
  /** Waits, and may end sooner: when the connection is back. */
  wait(seconds: number): Promise<void>
  /** Told before each pause. */
  told(seconds: number): void | Promise<void>
}

/**
 * Tries until there is an answer, six times at most. What is sent must be the same bytes under the same id each time: an answer that was lost is then given
 * again, and nothing is kept twice. `busy` – too many at this moment – is waited for as well.
 */
export async function sendPatiently<Value>(once: () => Promise<Sent<Value>>, patience: Patience): Promise<Sent<Value>> {
  for (const seconds of pausesSeconds) {
    const sent = await once()
    if (sent.is === 'kept' || (sent.is === 'refused' && sent.code !== 'busy')) return sent
    await patience.told(seconds)
    await patience.wait(seconds)
  }
  return once()
}

/** Waits, or until the browser says that it is online again. */
export function waitOrOnline(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, seconds * 1_000)
    window.addEventListener('online', end)
  })
}
