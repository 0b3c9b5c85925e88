import { type Kysely, sql } from 'kysely'
import { type DatabaseRole, openDatabase } from './connect.ts'
import { hasRole, rightsBeyond } from './role-rights.ts'

/** The connections of a running server. None of them owns a table. */
export interface RoleConnections<Tables> {
  /** For staff pages: reads and changes rows, adds lines to the audit. */
  application: Kysely<Tables>
  /** For signing people in, and for sending their letters. */
  signIn: Kysely<Tables>
  /** For pages that anybody may open. */
  public: Kysely<Tables>
}

/** Where each signs in; `undefined`: as the owner, to become its role at once. */
export interface RoleAddresses {
  owner: string
  application: string | undefined
  signIn: string | undefined
  public: string | undefined
}

/** What each address is called where it is set, for sentences about it. */
const settings = {
  baken_application: 'APPLICATION_DATABASE_URL',
  baken_sign_in: 'SIGN_IN_DATABASE_URL',
  baken_public: 'PUBLIC_DATABASE_URL',
} as const
const kinds = [
  ['application', 'baken_application'],
  ['signIn', 'baken_sign_in'],
  ['public', 'baken_public'],
] as const
const howTo = 'See "Users of the database" in docs/operations/running.md.'

/**
 * Opens all three and looks in the database whether they may do what they should and nothing else. The migrations must have run.
 *
 * @param owner who migrates
 * @throws Error with a sentence when one has more rights than its role or fewer, signs in to another database, or when the owner may not become
 *   the role. Then all are closed.
 */
export async function openRoles<Tables>(
  owner: Kysely<Tables>,
  addresses: RoleAddresses,
  onLost: (reason: string) => void,
): Promise<RoleConnections<Tables>> {
  const open = (url: string | undefined, role: DatabaseRole) =>
    url === undefined ? openDatabase<Tables>(addresses.owner, onLost, role) : openDatabase<Tables>(url, onLost)
  const opened = {
    application: open(addresses.application, 'baken_application'),
    signIn: open(addresses.signIn, 'baken_sign_in'),
    public: open(addresses.public, 'baken_public'),
  }
  try {
    for (const [kind, role] of kinds) {
      if (addresses[kind] === undefined) {
        await letBecome(owner, role)
        await requireRights(opened[kind], role, `the role ${role} may do more than it should`)
      } else {
        await requireSameDatabase(owner, opened[kind], role)
        const who = await userOf(opened[kind], role)
        await requireRights(opened[kind], role, `${who} may do more than ${role} should`)
        if (await hasRole(opened[kind], role)) continue
        throw new Error(`${who} is not in the role ${role}: "grant ${role} to …;". ${howTo}`)
      }
    }
    return opened
  } catch (cause) {
    await Promise.all(Object.values(opened).map((db) => db.destroy()))
    throw cause
  }
}

/** Who makes a role may give it away, but since PostgreSQL 16 may not become it before it is given to himself. */
async function letBecome<Tables>(owner: Kysely<Tables>, role: DatabaseRole): Promise<void> {
  const asked = await sql<{ may: boolean; me: string }>`
    select current_user as me, case when current_setting('server_version_num')::integer >= 160000
      then pg_has_role(current_user, ${role}, 'set') else pg_has_role(current_user, ${role}, 'member') end as may`.execute(
    owner,
  )
  const { may = false, me = '' } = asked.rows[0] ?? {}
  if (may) return
  await sql`grant ${sql.id(role)} to ${sql.id(me)}`.execute(owner).catch((cause: unknown) => {
    throw new Error(
      `the user "${me}" of DATABASE_URL may not become ${role}. Let an administrator of PostgreSQL run "grant ${role} to ${me};" once, or set ${settings[role]}. ${howTo}`,
      { cause },
    )
  })
}

async function requireSameDatabase<Tables>(
  owner: Kysely<Tables>,
  opened: Kysely<Tables>,
  role: DatabaseRole,
): Promise<void> {
  const which = async (db: Kysely<Tables>) => {
    const found = await sql<{ place: string }>`
      select concat_ws('/', (select system_identifier from pg_control_system()), (select oid from pg_database where datname = current_database())) as place`.execute(
      db,
    )
    return found.rows[0]?.place
  }
  if ((await which(opened)) === (await which(owner))) return
  throw new Error(`${settings[role]} leads to another database than DATABASE_URL. ${howTo}`)
}

/** @throws Error when who signs in is not who asks: somebody else's rights would be looked at than those he can take back. */
async function userOf<Tables>(db: Kysely<Tables>, role: DatabaseRole): Promise<string> {
  const { rows } = await sql<{ me: string; signed_in: string }>`
    select current_user as me, session_user as signed_in`.execute(db)
  const { me = '', signed_in: signedIn = '' } = rows[0] ?? {}
  const who = `the user "${signedIn}" of ${settings[role]}`
  if (me !== signedIn) throw new Error(`${who} becomes "${me}", and could become himself again. ${howTo}`)
  return who
}

async function requireRights<Tables>(db: Kysely<Tables>, role: DatabaseRole, sentence: string): Promise<void> {
  const beyond = await rightsBeyond(db, role)
  if (beyond.length > 0) throw new Error(`${sentence}: it ${shown(beyond)}. ${howTo}`)
}

const mostShown = 5
const shown = (sentences: readonly string[]): string =>
  [
    ...sentences.slice(0, mostShown),
    ...(sentences.length > mostShown ? [`and ${sentences.length - mostShown} more`] : []),
  ].join(', ')
