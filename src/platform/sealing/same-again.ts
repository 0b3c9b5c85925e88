import { type Bytes, exactly, type Random } from './bytes.ts'
import { hkdf } from './derive.ts'
import { purposeBytes } from './purposes.ts'

/** As much as a key: whoever guesses the seed has everything that was drawn from it. */
export const seedBytes = 32
/** A code, an id, a key and a salt are less than half of it. */
const mostDrawn = 256

/**
 * A source that gives the same bytes again for the same seed (32 random bytes), in the same order: for what is made once and has to come out the same when it is asked
 * for a second time. Never for nonces: two contents sealed with the same dice give both away.
 * @throws RangeError after 256 bytes.
 */
export async function sameAgain(seed: Uint8Array): Promise<Random> {
  const secret = exactly(seedBytes, seed, 'a seed')
  const stream: Bytes = await hkdf(secret, new Uint8Array(0), purposeBytes('same-again'), mostDrawn)
  let at = 0
  return (length) => {
    if (at + length > mostDrawn) throw new RangeError(`a seed gives ${mostDrawn} bytes and no more`)
    at += length
    return stream.slice(at - length, at)
  }
}
