import pg from 'pg'
import type { DatabaseRole } from './connect.ts'
import type { EmbeddedPlace } from './embedded-place.ts'
import { keepPassword } from './make-cluster.ts'

/** A user of the embedded database with a password of its own. */
export interface Login {
  user: string
  password: string
}

/** Who serves readers and staff and signs people in; the owner of the tables is none of them. */
export interface EmbeddedLogins {
  application: Login
  signIn: Login
  public: Login
}

const roles = { application: 'baken_application', signIn: 'baken_sign_in', public: 'baken_public' } as const
/** What the file with a password is called by. */
const files = { application: 'application', signIn: 'sign-in', public: 'public' } as const
/** Key of the advisory lock under which logins are made; any fixed number but that of the server's own lock serves. */
const makingLock = 20_201_232

/**
 * Sees to it that all logins are there with the password that is kept for them, at every start: a database of an older Baken has none, and a file
 * that was lost is made again. They may do nothing until they are in their roles, which the migrations make.
 *
 * @param owner a connection of the superuser
 */
export async function readyLogins(owner: pg.Client, place: EmbeddedPlace): Promise<EmbeddedLogins> {
  const login = (kind: keyof EmbeddedLogins): Login => ({
    user: `${roles[kind]}_login`,
    password: keepPassword(place, `${place.data}.${files[kind]}.password`),
  })
  const logins = { application: login('application'), signIn: login('signIn'), public: login('public') }
  await owner.query('begin')
  // Of two that start at the same moment the second waits, and finds them there.
  await owner.query('select pg_advisory_xact_lock($1)', [makingLock])
  await readyLogin(owner, logins.application, roles.application)
  await readyLogin(owner, logins.signIn, roles.signIn)
  await readyLogin(owner, logins.public, roles.public)
  await owner.query('commit')
  return logins
}

async function readyLogin(owner: pg.Client, { user, password }: Login, role: DatabaseRole): Promise<void> {
  const isThere = async (name: string) => {
    const found = await owner.query<{ there: boolean }>('select to_regrole($1) is not null as there', [name])
    return found.rows[0]?.there === true
  }
  if (!(await isThere(user))) await owner.query(`create role ${user}`)
  // Everybody may change his own password and what his connections begin with: a thief's changes end here.
  await owner.query(
    `alter role ${user} reset all;
    alter role ${user} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${pg.escapeLiteral(password)}`,
  )
  if (await isThere(role)) await owner.query(`grant ${role} to ${user}`)
}
