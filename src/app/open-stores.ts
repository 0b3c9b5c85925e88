import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { dutchDay } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import { type AreasStore, areasStore } from '#modules/areas/server/index.ts'
import { type DirectoryStore, directoryStore } from '#modules/directory/server/index.ts'
import { editionStore, type GuideLibrary, publishEditions } from '#modules/guides/server/index.ts'
import { type FeedbackStore, feedbackStore } from '#modules/information/server/index.ts'
import { loadKeepers, type Programme } from '#modules/programme/server/index.ts'
import type { CaseTables, FigureTables } from '#modules/reporting/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openRoles, type RoleConnections } from '#platform/database/role-connections.ts'
import type { Configuration } from './configuration.ts'
import type { StaffTables, Tables } from './database.ts'
import { newerThanBuild } from './newer-than-build.ts'
import { loadFigures } from './staff/load-figures.ts'
import { loadStaff, type RowTables } from './staff/load-staff.ts'

/** What pages read and write, each on the connection of who it is for. */
export interface Stores {
  database: RoleConnections<Tables>
  areas: Pick<AreasStore, 'boundariesOn'>
  feedback: FeedbackStore
  /** Read by the public process; until the end of loading it is written by the owner. */
  directory: DirectoryStore
  /** Whether the database answers a public page. */
  answers(): Promise<boolean>
  /** Tells the database what it has to know of the register to judge who may write about it. */
  loadKeepers(register: Pick<Programme, 'items' | 'parties'>): Promise<void>
  /** Ends the connection of the owner: from then on nothing of the server can make, change or empty a table. */
  endLoading(): Promise<void>
  /** Does something on a connection of the owner that is there for this alone: what only he does and has its day, once a year for the figures. */
  asOwner<T>(work: (owner: Kysely<Tables>) => Promise<T>): Promise<T>
}

/**
 * Brings the database up to date as its owner, and opens the connections of the pages.
 * @throws Error with a sentence when there is no database, a migration fails, a migration is newer than this build, or a user of it has the wrong rights
 */
export async function openStores(configuration: Configuration, areas: Areas, library: GuideLibrary): Promise<Stores> {
  const { databaseUrl, applicationDatabaseUrl, signInDatabaseUrl, publicDatabaseUrl, root } = configuration
  if (!databaseUrl) throw new Error('no database: start Baken with `npm start`, or set DATABASE_URL')
  const migrations = join(root, 'migrations')
  const newer = newerThanBuild(migrations)
  if (newer) throw new Error(newer)
  const owner = openDatabase<Tables>(databaseUrl, tellLost)
  process.once('sveltekit:shutdown', () => void owner.destroy())
  const migrated = await migrate(owner, migrations)
  if (!migrated.ok) throw new Error(migrated.error)
  const own = { application: applicationDatabaseUrl, signIn: signInDatabaseUrl, public: publicDatabaseUrl }
  const database = await openRoles(owner, { owner: databaseUrl, ...own }, tellLost)
  process.once('sveltekit:shutdown', () => void Promise.all(Object.values(database).map((db) => db.destroy())))
  if (Object.values(own).some((url) => !url)) console.log(oneUser)
  await loadContent(owner, areas, library)
  await loadStaff(owner.$pickTables<keyof StaffTables | RowTables | keyof CaseTables>(), configuration)
  await loadFigures(
    owner.$pickTables<keyof FigureTables | keyof AuditTables>(),
    areas,
    library.catalogues,
    configuration,
  )
  const { public: readers } = database
  return {
    database,
    areas: areasStore(readers.$pickTables<'areas_municipality' | 'areas_boundary'>()),
    feedback: feedbackOf(readers),
    directory: { ...directoryOf(owner), read: directoryOf(readers).read },
    answers: () =>
      sql`select 1`.execute(readers).then(
        () => true,
        () => false,
      ),
    loadKeepers: (register) =>
      loadKeepers(owner.$pickTables<'programme_item' | 'programme_keeper'>(), register, areas, dutchDay(new Date())),
    endLoading: () => owner.destroy(),
    asOwner: (work) => onceAsOwner(databaseUrl, work),
  }
}

async function onceAsOwner<T>(url: string, work: (owner: Kysely<Tables>) => Promise<T>): Promise<T> {
  const owner = openDatabase<Tables>(url, tellLost)
  try {
    return await work(owner)
  } finally {
    await owner.destroy()
  }
}

const tellLost = (reason: string) => console.error(`the database connection was lost: ${reason}`)

const oneUser =
  'The pages use the database as the user of DATABASE_URL, who gives up his rights at each connection and could take them back: ' +
  'set APPLICATION_DATABASE_URL, SIGN_IN_DATABASE_URL and PUBLIC_DATABASE_URL ("Users of the database" in docs/operations/running.md)'

/** What is kept of the content, so that rows can refer to it. */
async function loadContent(owner: Kysely<Tables>, areas: Areas, library: GuideLibrary): Promise<void> {
  const now = new Date()
  await areasStore(owner.$pickTables<'areas_municipality' | 'areas_boundary'>()).replaceMunicipalities(areas)
  const published = await publishEditions(library, editionStore(owner.$pickTables<'guides_edition'>()), now)
  for (const guide of published.sameVersion) console.warn(`${guide}: the text changed, the version number did not`)
  await feedbackOf(owner).forgetOld(dutchDay(now))
}

const feedbackOf = (db: Kysely<Tables>) =>
  feedbackStore(db.$pickTables<'information_feedback' | 'information_remark'>())
const directoryOf = (db: Kysely<Tables>) => directoryStore(db.$pickTables<'directory_row' | 'directory_edition'>())
