import { describe, expect, test, vi } from 'vitest'
import { day } from '#kernel/days.ts'
import { anItem } from '../testing/programme-builders.ts'
import { publishedAreas, publishedPolicy, publishedProgramme, withItems } from '../testing/published-programme.ts'
import { liveRegister, type RegisterLayer } from './live-register.ts'

const item = anItem({ id: 'T-1', document: null, knownOn: '2026-11-29', owners: ['GS'] })
const added = withItems([item], { title: 'Nieuw', text: 'Op het scherm gezegd.' })

/** A layer of which the test says what is in it. */
function aLayer() {
  const state = { mark: '0', reads: 0, fails: false }
  const layer: RegisterLayer = {
    async mark() {
      if (state.fails) throw new Error('the database is away')
      return state.mark
    },
    async read() {
      state.reads += 1
      const isThere = state.mark !== '0'
      return (programme) => (isThere ? added : programme)
    },
  }
  return { state, layer }
}

const open = (layers: readonly RegisterLayer[]) =>
  liveRegister(publishedProgramme, { areas: publishedAreas, policy: publishedPolicy }, layers)
const ids = (register: ReturnType<typeof open>) => register.programme().items.map(({ id }) => id)

describe('the register as it is now', () => {
  test('is its files until something is said, and has it at once when it is', async () => {
    const { state, layer } = aLayer()
    const register = open([layer])
    await register.refresh()
    expect(register.programme()).toBe(publishedProgramme)
    state.mark = '1'
    await register.refresh()
    expect(ids(register)).toContain('T-1')
    expect(register.days()).toContain('2026-11-29')
    expect(register.viewOn(day('2026-11-29'), 'nl').byId.has('T-1')).toBe(true)
    expect(register.viewOn(day('2026-11-28'), 'nl').byId.has('T-1')).toBe(false)
  })

  test('is not read again while nothing changed', async () => {
    const { state, layer } = aLayer()
    const register = open([layer])
    state.mark = '1'
    await Promise.all([register.refresh(), register.refresh(), register.refresh()])
    expect(state.reads).toBe(1)
  })

  test('who asks while somebody looks gets what was written before they asked', async () => {
    const { state, layer } = aLayer()
    const register = open([layer])
    const first = register.refresh()
    state.mark = '1'
    await register.refresh()
    expect(ids(register)).toContain('T-1')
    await first
  })

  test('stays as it was last seen while the database is away, and says so', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue(undefined)
    const { state, layer } = aLayer()
    const register = open([layer])
    state.mark = '1'
    await register.refresh()
    state.fails = true
    await register.refresh()
    expect(ids(register)).toContain('T-1')
    expect(told).toHaveBeenCalledOnce()
    state.fails = false
    state.mark = '0'
    await register.refresh()
    expect(ids(register)).not.toContain('T-1')
    told.mockRestore()
  })
})
