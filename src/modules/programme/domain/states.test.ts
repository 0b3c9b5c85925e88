import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actors, checkStep, endStates, type StepAsked, stateSteps, states } from './states.ts'

const asked = (changes: Partial<StepAsked>): StepAsked => ({
  type: 'row',
  conditional: false,
  from: 'open',
  to: 'running',
  said: ['owner'],
  ...changes,
})

describe('a step from one state to another', () => {
  test('the owner may begin, finish and give reasons to drop', () => {
    for (const to of ['running', 'waiting-for-others', 'done', 'dropped'] as const)
      expect(checkStep(asked({ to }))).toEqual({ ok: true, value: to })
  })

  test('a newspaper or a study may say that it began or is done, and nothing more', () => {
    const said = ['witness'] as const
    expect(checkStep(asked({ to: 'running', said })).ok).toBe(true)
    expect(checkStep(asked({ to: 'done', said })).ok).toBe(true)
    expect(checkStep(asked({ to: 'dropped', said }))).toEqual({ ok: false, error: 'not-entitled' })
    expect(checkStep(asked({ to: 'waiting-for-others', said }))).toEqual({ ok: false, error: 'not-entitled' })
  })

  test('only parliament settles a motion or a promise; the Executive cannot, nor can the owner', () => {
    for (const type of ['motion', 'promise'] as const) {
      const settle = { type, to: 'settled-by-parliament' } as const
      expect(checkStep(asked({ ...settle, said: ['parliament'] })).ok).toBe(true)
      expect(checkStep(asked({ ...settle, said: ['executive', 'owner', 'reporter'] }))).toEqual({
        ok: false,
        error: 'only-parliament-settles',
      })
    }
  })

  test('parliament settles from any state, even what was dropped or done', () => {
    for (const from of states.filter((state) => state !== 'settled-by-parliament'))
      expect(checkStep(asked({ type: 'motion', from, to: 'settled-by-parliament', said: ['parliament'] })).ok).toBe(
        true,
      )
  })

  test('only parliament lets a motion go, and only parliament opens a settled one again', () => {
    expect(checkStep(asked({ type: 'motion', to: 'dropped', said: ['executive'] }))).toEqual({
      ok: false,
      error: 'only-parliament-settles',
    })
    const reopen = { type: 'motion', from: 'settled-by-parliament', to: 'open' } as const
    expect(checkStep(asked({ ...reopen, said: ['executive'] }))).toEqual({ ok: false, error: 'not-entitled' })
    expect(checkStep(asked({ ...reopen, said: ['parliament'] })).ok).toBe(true)
  })

  test('parliament does not settle a row of a note', () => {
    expect(checkStep(asked({ to: 'settled-by-parliament', said: ['parliament'] }))).toEqual({
      ok: false,
      error: 'nothing-to-settle',
    })
  })

  test('a condition that was never made cannot fail', () => {
    expect(checkStep(asked({ to: 'condition-not-met' }))).toEqual({ ok: false, error: 'not-conditional' })
    expect(checkStep(asked({ to: 'condition-not-met', conditional: true })).ok).toBe(true)
  })

  test('what is running does not become open by itself', () => {
    expect(checkStep(asked({ from: 'running', to: 'open' }))).toEqual({ ok: false, error: 'no-such-step' })
  })

  test('what is open, running or waiting can be said again, by anybody but parliament', () => {
    for (const state of states.filter((one) => !endStates.includes(one)))
      expect(checkStep(asked({ from: state, to: state, said: ['witness'] })).ok).toBe(true)
  })

  test('nobody who is nothing to the row may change it, and no end state leads to another but by settling', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.constantFrom(...states), (from, to) => {
        expect(checkStep(asked({ from, to, conditional: true, said: [] })).ok).toBe(false)
        const anyone = checkStep(asked({ type: 'motion', from, to, conditional: true, said: actors }))
        if (endStates.includes(from) && endStates.includes(to))
          expect(anyone.ok).toBe(to === 'settled-by-parliament' && from !== to)
      }),
    )
  })

  test('every state can be left or is the end, and every state but open can be reached', () => {
    const reached = new Set(states.flatMap((from) => Object.keys(stateSteps[from]).filter((to) => to !== from)))
    expect([...reached].sort()).toEqual([...states].sort())
  })
})
