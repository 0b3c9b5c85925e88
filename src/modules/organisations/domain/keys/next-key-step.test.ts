import { describe, expect, test } from 'vitest'
import { objects } from '../objects.ts'
import { type HolderNow, nextKeyStep } from './next-key-step.ts'

const holder = (person: string, rest: Partial<HolderNow> = {}): HolderNow => ({
  person,
  membership: 'active',
  hasOwn: true,
  has: true,
  hasOld: false,
  ...rest,
})
const me = (rest: Partial<HolderNow> = {}) => holder('me', rest)
const other = (rest: Partial<HolderNow> = {}) => holder('other', rest)
const without = { has: false }
const nothing = { hasOwn: false, has: false }

describe('what a holder of the key does next', () => {
  test.each([
    ['nothing can be done without a key of one’s own', 'in-use', [me(nothing), other()], 'make-own'],
    ['the first key waits for a second person', 'absent', [me(without), other(nothing)], 'colleague-makes-own'],
    [
      'the first key waits for who is away',
      'absent',
      [me(without), other({ ...without, membership: 'away' })],
      'colleague-makes-own',
    ],
    ['two who are ready make the first key', 'absent', [me(without), other(without)], 'make'],
    ['a colleague who is ready is given the key', 'in-use', [me(), other(without)], 'give'],
    ['a colleague makes a key of their own first', 'in-use', [me(), other(nothing)], 'colleague-makes-own'],
    ['who is away is given nothing', 'in-use', [me(), other({ ...without, membership: 'away' })], 'none'],
    ['everybody has it', 'in-use', [me(), other()], 'none'],
    ['a colleague who has it gives it', 'in-use', [me(without), other()], 'ask-colleague'],
    ['nobody here has it', 'in-use', [me(without), other({ membership: 'away' })], 'ask-administrators'],
    ['a change was ordered', 'change-ordered', [me(), other()], 'change'],
    ['a change was ordered, and a colleague has the key', 'change-ordered', [me(without), other()], 'ask-colleague'],
    [
      'a change was ordered, and nobody has the key',
      'change-ordered',
      [me(without), other(without)],
      'ask-administrators',
    ],
    ['a change was begun', 'changing', [me({ hasOld: true }), other()], 'move'],
    [
      'a change was begun by a colleague',
      'changing',
      [me({ hasOld: false }), other({ hasOld: true })],
      'ask-colleague',
    ],
    ['recovery was ordered', 'recovery-ordered', [me(without), other(without)], 'recover'],
  ] as const)('%s', (_, state, holders, step) => {
    expect(nextKeyStep('me', state, holders).step).toBe(step)
  })

  test('the key is given to the first who is ready, and to nobody else', () => {
    const holders = [
      me(),
      holder('away', { ...without, membership: 'away' }),
      holder('not-ready', nothing),
      other(without),
    ]
    expect(nextKeyStep('me', 'in-use', holders)).toEqual({ step: 'give', person: 'other' })
    expect(nextKeyStep('other', 'in-use', holders)).toEqual({ step: 'ask-colleague', person: null })
  })
})

describe('what an administrator does next', () => {
  test.each([
    ['fewer than two could have the key', 'in-use', [other()], 'invite'],
    ['there is none', 'absent', [other(without), holder('third', without)], 'holders-make'],
    ['nobody has it', 'in-use', [other(without), holder('third', without)], 'order-recovery'],
    ['a change waits for a holder', 'change-ordered', [other(), holder('third')], 'holders-act'],
    ['all is well', 'in-use', [other(), holder('third')], 'none'],
  ] as const)('%s', (_, state, holders, step) => {
    expect(nextKeyStep('administrator', state, holders).step).toBe(step)
  })
})

test('there is something to say in every state, whoever looks', () => {
  const all = [nothing, without, {}, { hasOld: true }]
  for (const state of objects.key.states as readonly Parameters<typeof nextKeyStep>[1][])
    for (const own of all)
      for (const one of all)
        for (const who of ['me', 'administrator'])
          expect(nextKeyStep(who, state, [me(own), other(one)]).step).toMatch(/^[a-z-]+$/)
})
