import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Role, roles } from '#modules/organisations/index.ts'
import type { HatChoice, Session } from '#modules/organisations/server/index.ts'
import { gateOf, isStaffRoute, staffRoute, staffRoutes, unlistedRoutes } from './staff-routes.ts'

const folder = join(import.meta.dirname, '../../routes')
const routes = [
  ...new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file))
      .map((file) => `/${dirname(file).replaceAll('\\', '/')}`),
  ),
]

const hat = (as: readonly Role[], rest: Partial<HatChoice> = {}): HatChoice => ({
  person: 'somebody',
  organisation: 'voorbeeldstad',
  name: 'Voorbeeldstad',
  kind: 'municipality',
  roles: as,
  membership: 'active',
  organisationActive: true,
  ...rest,
})
const session = (worn: HatChoice | null): Session => ({
  id: 'session',
  person: { id: 'somebody', name: 'Somebody', mail: 'a@voorbeeld.example', language: 'nl' },
  how: 'password',
  hats: worn ? [worn] : [],
  hat: worn,
  proved: true,
  beganAt: new Date(0),
  endsAt: new Date(1),
  freshToken: null,
})

describe('the table of routes', () => {
  test('has every address behind the sign-in, and none that is not there', () => {
    expect(routes.filter(isStaffRoute).length).toBeGreaterThan(20)
    expect(unlistedRoutes(routes)).toEqual({ missing: [], left: [] })
  })

  test('misses a route that was added, and tells of one that was taken away', () => {
    const added = [...routes, '/[lang=lang]/staff/secrets'].filter((id) => id !== '/[lang=lang]/staff/log')
    expect(unlistedRoutes(added)).toEqual({ missing: ['/secrets'], left: ['/log'] })
  })

  test('says nothing of public pages, also not of one whose name begins alike', () => {
    expect(['/[lang=lang]', '/[lang=lang]/staffing', '/[lang=lang]/search', null].some(isStaffRoute)).toBe(false)
    expect(staffRoute('/[lang=lang]/staff/toString')).toBeUndefined()
  })
})

describe('a gate', () => {
  test('asks everybody who is not signed in to do so, but for what is for anybody', () => {
    for (const [path, route] of Object.entries(staffRoutes))
      expect([path, gateOf(route, null)]).toEqual([path, route === 'anybody' ? 'open' : 'sign-in'])
  })

  test('opens nothing of an organisation to who has no hat on', () => {
    for (const [path, route] of Object.entries(staffRoutes)) {
      const isOwn = route === 'anybody' || route === 'signed-in'
      expect([path, gateOf(route, session(null))]).toEqual([path, isOwn ? 'open' : 'choose-hat'])
    }
  })

  // Written down role by role, and not taken from the table of permissions.
  const openDoors: readonly Role[] = [
    'help-point-worker',
    'desk-officer',
    'care-coordinator',
    'employer-contact',
    'school-contact',
    'interest-contact',
    'organisation-administrator',
  ]
  const onlyFor: Readonly<Record<string, readonly Role[]>> = {
    '/cases': ['focal-point', 'second-focal-point'],
    '/cases/[case]': ['focal-point', 'second-focal-point'],
    '/cases/[case]/file/[item]/[sequence]': ['focal-point', 'second-focal-point'],
    '/cases/[case]/forward': ['focal-point', 'second-focal-point'],
    '/cases/[case]/forward/along/[target]/[item]/[sequence]': ['focal-point', 'second-focal-point'],
    '/cases/[case]/consult': ['focal-point', 'second-focal-point'],
    '/cases/[case]/consult/do': ['focal-point', 'second-focal-point'],
    '/cases/[case]/forward/do': ['focal-point', 'second-focal-point'],
    '/cases/asked': ['focal-point', 'second-focal-point'],
    '/cases/asked/[question]': ['focal-point', 'second-focal-point'],
    '/cases/asked/[question]/do': ['focal-point', 'second-focal-point'],
    '/cases/do': ['focal-point', 'second-focal-point'],
    '/cases/hand-over': ['focal-point', 'second-focal-point'],
    '/cases/new': ['focal-point', 'second-focal-point'],
    '/cases/search': ['focal-point', 'second-focal-point'],
    '/cases/unlock': ['focal-point', 'second-focal-point'],
    '/cases/words.json': ['focal-point', 'second-focal-point'],
    '/cases/plans.json': ['focal-point', 'second-focal-point'],
    '/cases/figures': ['policy-officer', 'focal-point', 'second-focal-point'],
    '/hand-over': ['policy-officer', 'programme-manager', 'table-secretary', 'focal-point', 'second-focal-point'],
    '/keys': ['organisation-administrator', 'focal-point', 'second-focal-point'],
    '/keys/change': ['focal-point', 'second-focal-point'],
    '/keys/do': ['focal-point', 'second-focal-point'],
    '/keys/give/[person]': ['focal-point', 'second-focal-point'],
    '/keys/make': ['focal-point', 'second-focal-point'],
    '/keys/own': ['focal-point', 'second-focal-point'],
    '/keys/recover': ['focal-point', 'second-focal-point'],
    '/directory': openDoors,
    '/directory/[part]/[id]': openDoors,
    '/directory/[part]/[id]/change': openDoors,
    '/log': ['organisation-administrator', 'platform-administrator'],
    '/log/log.csv': ['organisation-administrator', 'platform-administrator'],
    '/notes': ['policy-officer', 'programme-manager'],
    '/notes/[note]': ['policy-officer', 'programme-manager'],
    '/notes/[note]/note.docx': ['policy-officer', 'programme-manager'],
    '/notes/[note]/note.pdf': ['policy-officer', 'programme-manager'],
    '/notes/new': ['policy-officer', 'programme-manager'],
    '/organisation/hand-over': ['organisation-administrator'],
    '/organisations': ['platform-administrator'],
    '/organisations/[organisation]': ['platform-administrator'],
    '/organisations/register': ['platform-administrator'],
    '/people/invite': ['organisation-administrator', 'platform-administrator'],
    '/policy': ['policy-officer'],
    '/policy/[document]': ['policy-officer'],
    '/policy/new': ['policy-officer'],
    '/programme': ['policy-officer', 'programme-manager', 'table-secretary'],
    '/programme/[item]': ['policy-officer', 'programme-manager', 'table-secretary', 'council-clerk'],
    '/programme/agreements': ['policy-officer', 'programme-manager', 'table-secretary'],
    '/programme/agreements/[agreement]': ['policy-officer', 'programme-manager', 'table-secretary'],
    '/programme/agreements/new': ['policy-officer', 'programme-manager', 'table-secretary'],
    '/programme/settle': ['council-clerk'],
  }
  test.each(roles)('opens to the %s what is theirs, and to nobody who is away what takes a role', (role) => {
    for (const [path, route] of Object.entries(staffRoutes)) {
      const may = onlyFor[path]?.includes(role) ?? true
      expect([path, gateOf(route, session(hat([role])))]).toEqual([path, may ? 'open' : 'refused'])
      const away = gateOf(route, session(hat([role], { membership: 'away' })))
      expect([path, away]).toEqual([path, path in onlyFor ? 'refused' : 'open'])
    }
  })
})
