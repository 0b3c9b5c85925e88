/**
 * Does something and gives what came of it at the next of moments that lie `everyMs` apart, counted from the call: whoever waits learns from the time only how many of these
 * it took. What is done is thrown on at once when it fails.
 */
export async function atEvenMoment<T>(everyMs: number, work: () => Promise<T>): Promise<T> {
  let tell = (): void => undefined
  // Begun before the work: begun after it, the clock would carry its length along.
  const clock = setInterval(() => tell(), everyMs)
  try {
    const done = await work()
    await new Promise<void>((resolve) => {
      tell = resolve
    })
    return done
  } finally {
    clearInterval(clock)
  }
}
