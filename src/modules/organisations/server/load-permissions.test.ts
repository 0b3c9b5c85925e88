import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { objectKinds } from '../domain/objects.ts'
import { organisationKinds } from '../domain/organisation.ts'
import { type Permission, permissions } from '../domain/permissions.ts'
import { roles, rolesAt } from '../domain/roles.ts'
import { anOrganisation } from '../testing/a-world.ts'
import { loadPermissions } from './load-permissions.ts'
import type { OrganisationsTables } from './tables.ts'

const database = databasePerTest<OrganisationsTables>('migrations')
beforeEach(() => loadPermissions(database()))

const stored = async () => {
  const rows = await database().selectFrom('organisations_permission').selectAll().execute()
  return rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort()
}

describe('the table of permissions in the database', () => {
  test('is the typed table, row by row, and nothing else', async () => {
    const typed = objectKinds.flatMap((kind) =>
      (permissions[kind] as readonly Permission[]).map((row) => ({
        action: `${kind}.${row.may}`,
        of_another: row.ofAnother === true,
        relation: row.to,
        roles: row.as,
        safeguards: row.after ?? [],
        states: row.in ?? null,
      })),
    )
    expect(typed.length).toBeGreaterThan(40)
    expect(await stored()).toEqual(typed.map((row) => JSON.stringify(row)).sort())
  })

  test('stays as it is when it is loaded again', async () => {
    const before = await stored()
    await loadPermissions(database())
    expect(await stored()).toEqual(before)
  })

  test('loses what somebody put beside it, and gets back what somebody took away, at the next start', async () => {
    const before = await stored()
    await sql`update organisations_permission set roles = '{trainer}' where action = 'log.read'`.execute(database())
    await sql`delete from organisations_permission where action = 'promise.settle'`.execute(database())
    expect(await stored()).not.toEqual(before)
    await loadPermissions(database())
    expect(await stored()).toEqual(before)
  })
})

describe('the roles of a kind of organisation', () => {
  test('are in the database those of the typed table: every role at every kind', async () => {
    for (const kind of organisationKinds) await anOrganisation(database(), kind, { kind })
    const { rows } = await sql<{ kind: string; role: string; fits: boolean }>`
      select o.kind, role, organisations_roles_fit(array[role], o.id) as fits
      from organisations_organisation o cross join unnest(${[...roles]}::text[]) role`.execute(database())
    expect(rows).toHaveLength(organisationKinds.length * roles.length)
    const wrong = rows.filter(({ kind, role, fits }) => {
      const at = organisationKinds.find((one) => one === kind)
      return at === undefined || fits !== rolesAt(at).some((one) => one === role)
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['one that does not fit among others', ['trainer', 'council-clerk']],
    ['one that nobody knows', ['trainer', 'owner']],
    ['one written in another way', ['Trainer']],
    ['one that is not there', ['trainer', null]],
    ['none at all', []],
  ])('do not fit with %s', async (_, asked) => {
    await anOrganisation(database(), 'ours')
    const fits = async (wanted: readonly (string | null)[], at: string) => {
      const { rows } = await sql<{
        fits: boolean
      }>`select organisations_roles_fit(${wanted}::text[], ${at}) as fits`.execute(database())
      return rows[0]?.fits
    }
    expect(await fits(asked, 'ours')).toBe(false)
    expect(await fits(['trainer'], 'ours')).toBe(true)
    expect(await fits(['trainer'], 'nowhere')).toBe(false)
  })
})
