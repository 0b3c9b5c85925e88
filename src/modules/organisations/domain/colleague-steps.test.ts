import { describe, expect, test } from 'vitest'
import { colleagueSteps, standInsFor, stepsWith, whoCanAgree } from './colleague-steps.ts'
import type { Hat } from './may.ts'
import type { Membership } from './membership.ts'
import { type Role, roles } from './roles.ts'

const here = 'voorbeeldstad'
const member = (person: string, has: readonly Role[], state: Membership['state'] = 'active'): Membership => ({
  person,
  organisation: here,
  roles: has,
  state,
  standsInFor: [],
})
const first = member('eerste', ['organisation-administrator'])
const second = member('tweede', ['organisation-administrator'])
const focal = member('aandacht', ['focal-point'])
const desk = member('balie', ['desk-officer'])
const all = [first, second, focal, desk]
const hatOf = (one: Membership, rest: Partial<Hat> = {}): Hat => ({
  person: one.person,
  organisation: here,
  roles: one.roles,
  membership: one.state === 'away' ? 'away' : 'active',
  organisationActive: true,
  ...rest,
})
const names = (hat: Hat, one: Membership, members = all) => [...stepsWith(hat, one, members, 'active').keys()]

describe('what can be done to a colleague', () => {
  test('by an administrator: all of it but setting back', () => {
    expect(names(hatOf(first), desk)).toEqual([
      'roles',
      'make-administrator',
      'away',
      'stand-in',
      'end-sign-ins',
      'recover',
      'end',
    ])
  })
  test('by a colleague: nothing', () => {
    expect(names(hatOf(desk), focal)).toEqual([])
  })
  test('by oneself: being away, signing out and leaving, and no roles', () => {
    expect(names(hatOf(desk), desk)).toEqual(['away', 'end-sign-ins', 'end'])
  })
  test('by oneself while away: coming back', () => {
    const away = member('balie', ['desk-officer'], 'away')
    expect(names(hatOf(away), away)).toEqual(['back', 'end-sign-ins', 'end'])
  })
  test('by an administrator of another organisation: nothing', () => {
    expect(names(hatOf(first, { organisation: 'elders' }), desk)).toEqual([])
  })
  test('who was invited can be invited again, and is not made an administrator', () => {
    expect(names(hatOf(first), member('nieuw', ['desk-officer'], 'invited'))).toEqual([
      'roles',
      'invite-again',
      'end-sign-ins',
      'recover',
      'end',
    ])
  })
  test('who left can only be invited again, and an administrator who left cannot', () => {
    expect(names(hatOf(first), member('weg', ['desk-officer'], 'ended'))).toEqual(['invite-again'])
    expect(names(hatOf(first), member('weg', ['organisation-administrator'], 'ended'))).toEqual([])
  })
})

describe('the last one who opens what people told', () => {
  const endOf = (members: readonly Membership[]) => stepsWith(hatOf(first), focal, members, 'active').get('end')
  test('goes by two', () => {
    expect(endOf(all)).toEqual({ takesTwo: true, asksProof: true })
  })
  test('goes by one when another is left', () => {
    expect(endOf([...all, member('tweede-aandacht', ['second-focal-point'])])).toEqual({
      takesTwo: false,
      asksProof: true,
    })
  })
  test('does not go on their own', () => {
    expect(names(hatOf(focal), focal)).not.toContain('end')
  })
})

test('recovery takes two and is nobody’s own', () => {
  expect(stepsWith(hatOf(first), desk, all, 'active').get('recover')).toEqual({ takesTwo: true, asksProof: true })
  expect(names(hatOf(first), first)).not.toContain('recover')
})

test('a role that is not of an administrator never gets a step with somebody else', () => {
  for (const role of roles.filter((one) => !one.endsWith('-administrator')))
    expect(names(hatOf(member('iemand', [role])), desk), role).toEqual([])
})

test('every step is offered to somebody', () => {
  const offered = new Set(
    (['active', 'away', 'invited', 'ended'] as const).flatMap((state) =>
      names(hatOf(first), member('iemand', ['desk-officer'], state)),
    ),
  )
  expect(colleagueSteps.filter((step) => !offered.has(step))).toEqual([])
})

test('a stand-in is somebody else who is there, and not the administrator who arranges it', () => {
  const away = member('balie', ['desk-officer'], 'away')
  const asleep = member('ziek', ['desk-officer'], 'away')
  expect(standInsFor(first.person, away, [first, second, focal, away, asleep]).map(({ person }) => person)).toEqual([
    'tweede',
    'aandacht',
  ])
})

test('only another administrator who is there can agree', () => {
  const on = { organisation: here, successor: null, person: desk.person, author: null, state: 'there' } as const
  const could = (members: readonly Membership[]) =>
    whoCanAgree(first.person, 'account.recover', on, members).map(({ person }) => person)
  expect(could(all)).toEqual(['tweede'])
  expect(could([first, focal, { ...second, state: 'away' }])).toEqual([])
  expect(could([first, { ...second, organisation: 'elders' }])).toEqual([])
})
