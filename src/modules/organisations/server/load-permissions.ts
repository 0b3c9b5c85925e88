import type { Kysely } from 'kysely'
import { objectKinds } from '../domain/objects.ts'
import { type Permission, permissions } from '../domain/permissions.ts'
import type { OrganisationsTables } from './tables.ts'

/** The table of permissions as the rows that the database holds it as: one for each permission. */
export const permissionRows = () =>
  objectKinds.flatMap((kind) => {
    const rows: readonly Permission[] = permissions[kind]
    return rows.map((row) => ({
      action: `${kind}.${row.may}`,
      roles: [...row.as],
      relation: row.to,
      states: row.in ? [...row.in] : null,
      of_another: row.ofAnother ?? false,
      safeguards: [...(row.after ?? [])],
    }))
  })

/** Puts the table of permissions into the database, in the place of what it held. For the owner, at start. */
export const loadPermissions = (db: Kysely<OrganisationsTables>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.deleteFrom('organisations_permission').execute()
    await trx.insertInto('organisations_permission').values(permissionRows()).execute()
  })
