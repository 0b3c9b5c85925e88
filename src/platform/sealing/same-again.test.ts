import { expect, test } from 'vitest'
import { sameAgain, seedBytes } from './same-again.ts'

const seed = (first: number) => Uint8Array.from({ length: seedBytes }, (_, at) => (first + at) % 256)

test('the same seed gives the same bytes in the same order, another seed gives others', async () => {
  const [one, again, other] = [await sameAgain(seed(1)), await sameAgain(seed(1)), await sameAgain(seed(2))]
  const drawn = [one(16), one(10), one(32)]
  expect([again(16), again(10), again(32)]).toEqual(drawn)
  expect(other(16)).not.toEqual(drawn[0])
  expect(one(32)).not.toEqual(drawn[2])
})

test('it ends: nothing is drawn twice', async () => {
  const dice = await sameAgain(seed(3))
  dice(256)
  expect(() => dice(1)).toThrow(RangeError)
})

test('a seed of another length is refused', async () => {
  await expect(sameAgain(new Uint8Array(16))).rejects.toThrow(RangeError)
})
