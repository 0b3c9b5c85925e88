import { type Kysely, sql, type Transaction } from 'kysely'
import type { OrganisationsTables } from './tables.ts'

/** A person at an organisation: in whose name a transaction is. */
export interface Wearer {
  person: string
  organisation: string
}

/**
 * One transaction in the name of a hat. The database shows and changes only what that hat may: `organisations_may` in the migrations.
 * @param work gets the transaction; what it throws undoes everything
 */
export function inHat<Tables extends OrganisationsTables, T>(
  db: Kysely<Tables>,
  { person, organisation }: Wearer,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`set local role baken_application`.execute(trx)
    await wear(trx, person, organisation)
    const done = await work(trx)
    // A transaction inside another one must leave nobody's hat on.
    await wear(trx, '', '')
    await sql`set local role none`.execute(trx)
    return done
  })
}

/** One transaction of signing in: the only one that sees passwords, second factors and sessions. Nobody has a hat on in it. */
export function signingIn<Tables extends OrganisationsTables, T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`set local role baken_sign_in`.execute(trx)
    const done = await work(trx)
    await sql`set local role none`.execute(trx)
    return done
  })
}

const wear = <Tables>(trx: Transaction<Tables>, person: string, organisation: string) =>
  sql`select set_config('baken.person', ${person}, true), set_config('baken.organisation', ${organisation}, true)`.execute(
    trx,
  )
