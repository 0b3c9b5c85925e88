/** So many are in work at a time: WebCrypto works beside the page, on as many cores as there are, and is not to wait for it. */
const inFlight = 32

/** Does the same with each of many, some at a time, and gives what came of it in their order. */
export async function withEach<One, Done>(all: readonly One[], work: (one: One) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = []
  const waiting = all.entries()
  const worker = async () => {
    for (const [at, one] of waiting) done[at] = await work(one)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return done
}
