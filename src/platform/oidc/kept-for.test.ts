import { expect, test } from 'vitest'
import { keptFor } from './kept-for.ts'
import { ProviderTrouble } from './refusal.ts'

/** Something to ask, that counts how often it was, on a clock that a test sets. */
function asked(answers: ('fine' | 'down' | 'a bug')[]) {
  const state = { clock: Date.UTC(2026, 10, 29), times: 0 }
  const ask = async () => {
    const answer = answers[Math.min(state.times, answers.length - 1)]
    state.times += 1
    if (answer === 'down') throw new ProviderTrouble('unreachable')
    if (answer === 'a bug') throw new TypeError('a bug')
    return `answer ${state.times}`
  }
  return { state, get: keptFor(1000_000, ask, () => new Date(state.clock)) }
}

test('nothing is asked before it is needed', () => {
  expect(asked(['fine']).state.times).toBe(0)
})

test('an answer is kept to the last millisecond of its time', async () => {
  const { state, get } = asked(['fine'])
  expect(await get()).toBe('answer 1')
  state.clock += 999_999
  expect(await get()).toBe('answer 1')
  state.clock += 1
  expect(await get()).toBe('answer 2')
})

test('who asks at the same time shares one question', async () => {
  const { state, get } = asked(['fine'])
  expect(await Promise.all([get(), get(), get()])).toEqual(['answer 1', 'answer 1', 'answer 1'])
  expect(state.times).toBe(1)
})

test('a failure is given again for five seconds, and then asked anew', async () => {
  const { state, get } = asked(['down', 'fine'])
  await expect(get()).rejects.toThrow('unreachable')
  state.clock += 4_999
  await expect(get()).rejects.toThrow('unreachable')
  expect(state.times).toBe(1)
  state.clock += 1
  expect(await get()).toBe('answer 2')
})

test('a clock that was put back by a day asks anew', async () => {
  const { state, get } = asked(['fine', 'down', 'fine'])
  await get()
  state.clock -= 86_400_000
  await expect(get()).rejects.toThrow('unreachable')
  state.clock -= 86_400_000
  expect(await get()).toBe('answer 3')
})

test('a bug is not kept as if the provider were down', async () => {
  const { get } = asked(['a bug', 'fine'])
  await expect(get()).rejects.toThrow('a bug')
  expect(await get()).toBe('answer 2')
})
