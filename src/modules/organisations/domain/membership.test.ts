import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { actionToEnd, isReadHere, type Membership, readers, rolesOn, standIn, takesLastKey } from './membership.ts'

const member = (person: string, changes: Partial<Membership> = {}): Membership => ({
  person,
  organisation: 'GM0001',
  roles: ['focal-point'],
  state: 'active',
  standsInFor: [],
  ...changes,
})
const names = (members: readonly Membership[]) => members.map(({ person }) => person)

describe('the roles of somebody on a day', () => {
  const ill = member('ill', { roles: ['focal-point', 'trainer'], state: 'away' })
  const help = { person: 'ill', from: day('2026-12-01'), until: day('2026-12-08') }
  const desk = member('desk', { roles: ['desk-officer'], standsInFor: [help] })
  const on = (text: string, one = desk, colleagues = [ill]) => rolesOn(one, colleagues, day(text))

  test('are their own, and those of a colleague who is away, from the first day up to the last', () => {
    expect(on('2026-11-30')).toEqual(['desk-officer'])
    expect(on('2026-12-01')).toEqual(['desk-officer', 'focal-point', 'trainer'])
    expect(on('2026-12-07')).toEqual(['desk-officer', 'focal-point', 'trainer'])
    expect(on('2026-12-08')).toEqual(['desk-officer'])
  })

  test('have each once', () => {
    expect(on('2026-12-01', { ...desk, roles: ['trainer'] })).toEqual(['trainer', 'focal-point'])
  })

  test.each(['active', 'invited', 'ended'] as const)('are not those of a colleague who is %s', (state) => {
    expect(on('2026-12-01', desk, [{ ...ill, state }])).toEqual(['desk-officer'])
  })

  test('are not those of a colleague elsewhere, nor of another colleague', () => {
    expect(on('2026-12-01', desk, [{ ...ill, organisation: 'GM0002' }])).toEqual(['desk-officer'])
    expect(on('2026-12-01', desk, [{ ...ill, person: 'other' }])).toEqual(['desk-officer'])
  })

  test('never become those of an administrator by standing in', () => {
    const both = { ...ill, roles: ['organisation-administrator', 'platform-administrator', 'trainer'] as const }
    expect(on('2026-12-01', desk, [both])).toEqual(['desk-officer', 'trainer'])
    expect(on('2026-12-01', { ...desk, roles: ['organisation-administrator'] })).toContain('organisation-administrator')
  })

  test.each(['invited', 'away', 'ended'] as const)('are none for who is %s', (state) => {
    expect(on('2026-12-01', { ...desk, state })).toEqual([])
  })
})

describe('who reads what people tell', () => {
  const one = member('one')
  const two = member('two', { roles: ['second-focal-point'] })

  test('are those who are active and hold the key themselves', () => {
    const others = [
      member('away', { state: 'away' }),
      member('invited', { state: 'invited' }),
      member('gone', { state: 'ended' }),
      member('administrator', { roles: ['organisation-administrator'] }),
      member('stand-in', {
        roles: ['desk-officer'],
        standsInFor: [{ person: 'away', from: day('2020-01-01'), until: day('2030-01-01') }],
      }),
    ]
    expect(names(readers([one, ...others, two]))).toEqual(['one', 'two'])
  })

  test('are two at least, or nothing can be sent', () => {
    expect([isReadHere([]), isReadHere([one]), isReadHere([one, two])]).toEqual([false, false, true])
    expect(isReadHere([one, { ...two, state: 'away' }])).toBe(false)
  })
})

describe('taking somebody away', () => {
  const focal = member('focal')
  const second = member('second', { roles: ['second-focal-point'] })
  const desk = member('desk', { roles: ['desk-officer'] })

  test('is more when nobody active holds the key after it', () => {
    expect(actionToEnd(focal, [focal, second, desk])).toBe('membership.end')
    expect(actionToEnd(focal, [focal, desk])).toBe('membership.end-last-key-holder')
    expect(actionToEnd(focal, [focal, { ...second, state: 'away' }])).toBe('membership.end-last-key-holder')
    expect(actionToEnd({ ...focal, state: 'away' }, [{ ...focal, state: 'away' }, desk])).toBe(
      'membership.end-last-key-holder',
    )
  })

  test('is no more for who holds no key, or never came', () => {
    expect(actionToEnd(desk, [desk])).toBe('membership.end')
    expect(actionToEnd({ ...focal, state: 'invited' }, [desk])).toBe('membership.end')
  })

  test('the role that holds the key is as much as an end', () => {
    expect(takesLastKey(focal, ['desk-officer'], [focal, desk])).toBe(true)
    expect(takesLastKey(focal, ['second-focal-point'], [focal, desk])).toBe(false)
    expect(takesLastKey(focal, ['desk-officer'], [focal, second])).toBe(false)
    expect(takesLastKey(desk, [], [focal, desk])).toBe(false)
  })
})

describe('standing in', () => {
  const away = member('away', { state: 'away' })
  const desk = member('desk', { roles: ['desk-officer'] })

  test('is for an active colleague', () =>
    expect(standIn('administrator', away, desk)).toEqual({ ok: true, value: true }))

  test.each([
    ['oneself', away],
    ['chosen-by-self', member('administrator')],
    ['elsewhere', member('desk', { organisation: 'GM0002' })],
    ['not-here', member('desk', { state: 'away' })],
    ['not-here', member('desk', { state: 'invited' })],
    ['not-here', member('desk', { state: 'ended' })],
  ])('%s is refused', (why, other) => expect(standIn('administrator', away, other)).toEqual({ ok: false, error: why }))
})
