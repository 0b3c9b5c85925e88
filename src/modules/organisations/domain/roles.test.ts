import { describe, expect, test } from 'vitest'
import { organisationKinds } from './organisation.ts'
import { keyHolders, kindsOfRole, roles, rolesAt } from './roles.ts'

describe('roles', () => {
  test('are nineteen, each somewhere', () => {
    expect(roles).toHaveLength(19)
    for (const role of roles) expect(kindsOfRole[role].length, role).toBeGreaterThan(0)
  })

  test.each(organisationKinds)('%s has one kind of administrator', (kind) => {
    expect(rolesAt(kind).filter((role) => role.endsWith('-administrator'))).toEqual([
      kind === 'platform' ? 'platform-administrator' : 'organisation-administrator',
    ])
  })

  test('the platform has nobody who opens what people told', () => {
    expect(rolesAt('platform')).toEqual(['translator', 'platform-administrator'])
    expect(organisationKinds.filter((kind) => rolesAt(kind).some((role) => keyHolders.includes(role)))).toEqual([
      'municipality',
      'help-organisation',
      'comensha',
    ])
  })
})
