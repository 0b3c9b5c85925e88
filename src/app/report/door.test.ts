import { expect, test } from 'vitest'
import { type Sent, sendPatiently } from './door.ts'

/** Gives these answers one after another, and writes down the pauses. */
function aSender(answers: readonly Sent<string>[]) {
  const left = [...answers]
  const pauses: number[] = []
  let tries = 0
  const once = (): Promise<Sent<string>> => {
    tries += 1
    return Promise.resolve(left.shift() ?? { is: 'kept', value: 'at last' })
  }
  const patience = {
    wait: (seconds: number) => {
      pauses.push(seconds)
      return Promise.resolve()
    },
    told: () => undefined,
  }
  return { send: () => sendPatiently(once, patience), pauses, tries: () => tries }
}

const away = { is: 'away' } as const

test('an answer at the first try is the only one asked for', async () => {
  const sender = aSender([{ is: 'kept', value: 'yes' }])
  expect(await sender.send()).toEqual({ is: 'kept', value: 'yes' })
  expect([sender.tries(), sender.pauses]).toEqual([1, []])
})

test('who gets no answer tries six times, and waits longer each time', async () => {
  const sender = aSender([away, away, away, away, away, away])
  expect(await sender.send()).toEqual(away)
  expect([sender.tries(), sender.pauses]).toEqual([6, [1, 2, 4, 8, 15]])
})

test('a refusal ends it at once, but that too many send at this moment', async () => {
  const refused = aSender([away, { is: 'refused', code: 'old-key' }])
  expect(await refused.send()).toEqual({ is: 'refused', code: 'old-key' })
  const busy = aSender([{ is: 'refused', code: 'busy' }])
  expect(await busy.send()).toEqual({ is: 'kept', value: 'at last' })
  expect([refused.tries(), busy.tries()]).toEqual([2, 2])
})
