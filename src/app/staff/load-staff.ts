import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { dutchDay } from '#kernel/days.ts'
import type { DirectoryTables } from '#modules/directory/server/index.ts'
import { loadDemo, loadPermissions } from '#modules/organisations/server/index.ts'
import { type CaseTables, loadClocks, loadDemoCases, loadSteps, soundClocks } from '#modules/reporting/server/index.ts'
import type { StaffTables } from '../database.ts'
import { demoCaseOrganisation, demoCases } from './demo-cases.ts'
import { loadDemoRows } from './demo-directory.ts'
import { demoOrganisations, demoPassword } from './demo-people.ts'
import { loadDemoReader } from './demo-reader.ts'
import { serverKey } from './server-key.ts'

/** Where the demonstration has rows of its own. */
export type RowTables = 'directory_row' | 'directory_edition' | 'directory_steward'
type Loaded = Pick<DirectoryTables, RowTables> & CaseTables

/** What the owner of the database puts into it at start: who may do what, what cases may do and how long they stay, and the demonstration where this is one. */
export async function loadStaff(
  owner: Kysely<StaffTables & Loaded>,
  { demo, dataFolder, root }: { demo: boolean; dataFolder: string; root: string },
): Promise<void> {
  await loadPermissions(owner)
  await loadSteps(owner.$pickTables<'reporting_edge' | 'reporting_need'>())
  await loadClocks(owner.$pickTables<'reporting_clock'>(), await soundClocks(join(root, 'data')))
  if (!demo) return
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
  const door = { db: owner, serverKey: serverKey(dataFolder), random, now: () => new Date() }
  await loadDemo(door, demoOrganisations, demoPassword)
  await loadDemoReader(owner.$pickTables<'reporting_reader'>())
  const cases = owner.$pickTables<keyof CaseTables>()
  await loadDemoCases(cases, demoCaseOrganisation, demoCases, { today: dutchDay(door.now()), random })
  await loadDemoRows(owner.$pickTables<RowTables>(), door.now())
}
