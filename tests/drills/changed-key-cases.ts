/** Cases with everything that is sealed in one, for the drill in which the key of their organisation changes: as a reporter and a colleague make, write in and open them. */
import { type Kysely, sql } from 'kysely'
import { keepSecret } from '../../src/modules/organisations/server/index.ts'
import {
  caseKeyOf,
  type FreshSecret,
  freshByReporter,
  freshOf,
  makeCaseKey,
  newestOf,
  newReportingId,
  openWithRing,
  type Reader,
  ringOf,
  sealReport,
  sealWords,
} from '../../src/modules/reporting/ceremonies/index.ts'
import { type CaseKeyName, freshSubject, keptFor, keptSubject } from '../../src/modules/reporting/index.ts'
import {
  type CaseTables,
  openCase,
  readerFor,
  sayInThread,
  submitReport,
  threadFresh,
  writeInCase,
} from '../../src/modules/reporting/server/index.ts'
import { colleague, type ReportingWorld, random, right } from '../../src/modules/reporting/testing/a-reporting-world.ts'
import {
  type Bytes,
  type KeyPair,
  makeKeyPair,
  type OpeningKey,
  openingKey,
  sameBytes,
  wrapToKey,
} from '../../src/platform/sealing/index.ts'

/** What both sides of a case know of it. A code is not stretched here: its key pair is drawn. */
export interface DrillCase {
  caseId: string
  lookupId: Bytes
  reporter: KeyPair
  keys: Record<CaseKeyName, Bytes>
  /** The next number of the reporter. */
  next: number
}

/** Somebody whose desk works on `db`, which is another one after each kill of the database. */
export const deskOn = (db: Kysely<CaseTables>) => ({ db, today: () => '2026-11-30' as const })

/** A report with who tells it, submitted. */
export async function submitted(db: Kysely<CaseTables>): Promise<DrillCase> {
  const desk = deskOn(db)
  const found = await readerFor(desk, null)
  if (!found) throw new Error('two people read here')
  const reads: Reader = { ...found, publicKey: new Uint8Array(found.publicKey) }
  const reporter = await makeKeyPair(random)
  const [caseId, caseKey, lookupId] = [newReportingId(random), random(32), random(16)]
  const wrapped = right(await wrapToKey(reporter.publicKey, caseKey, `reporting/reporter/${caseId}`))
  const begun = {
    organisation: found.organisation,
    caseId,
    caseKey,
    lookupId,
    code: random(10) as never,
    salt: random(32),
    reporterKey: reporter.publicKey,
    wrappedForReporter: wrapped,
  }
  const told = { report: { v: 1, story: caseId }, identity: { v: 1, name: caseId }, files: [] }
  const sealed = right(await sealReport(begun, reads, told, random))
  right(await submitReport(desk, sealed, 'sealed'))
  return { caseId, lookupId, reporter, keys: { case: caseKey, own: random(0), vault: random(0) }, next: 1 }
}

const placeOf = ({ caseId }: DrillCase) => ({ organisation: 'ours', caseId })

/** What `ann` works with before the key changes: its number, and both halves. */
interface DrillDesk {
  world: ReportingWorld
  number: number
  key: OpeningKey
}

export async function aDrillDesk(world: ReportingWorld): Promise<DrillDesk> {
  const { current } = await world.keys.keyFor('ann')
  return { world, number: current?.number ?? 0, key: await world.workKey() }
}

/** A colleague makes the key of colleagues and writes a note; now all three keys are known here. */
export async function workedOn(
  db: Kysely<CaseTables>,
  { world, number, key }: DrillDesk,
  one: DrillCase,
): Promise<void> {
  const own = right(await makeCaseKey(key.publicKey, placeOf(one), 'own', random))
  const kept = { subject: keptSubject(one.caseId, 'own'), keyNumber: number, wrapped: own.wrapped }
  right(await keepSecret({ ...world.keys.door, db: db as never }, colleague('ann'), kept))
  one.keys.own = own.key
  one.keys.vault = await vaultKey(db, one, key)
  await writes(db, one, 'note', (await ringOf(own.key, [])).keys[0] ?? own.key, 0, 0)
}

async function vaultKey(db: Kysely<CaseTables>, one: DrillCase, key: OpeningKey): Promise<Bytes> {
  const { rows } = await sql<{ wrapped: Uint8Array }>`
    select wrapped from organisations_kept_secret where subject = ${keptSubject(one.caseId, 'vault')}`.execute(db)
  return right(await caseKeyOf(key, placeOf(one), 'vault', new Uint8Array(rows[0]?.wrapped ?? [])))
}

async function writes(
  db: Kysely<CaseTables>,
  one: DrillCase,
  kind: 'note' | 'message',
  key: Bytes,
  sequence: number,
  fresh: number,
): Promise<void> {
  const at = { item: newReportingId(random), sender: 'organisation', kind, sequence } as const
  const sealed = right(await sealWords(key, placeOf(one), at, { v: 1, text: at.item }, random))
  right(await writeInCase(deskOn(db), colleague('ann'), one.caseId, { sealed: { ...sealed, fresh } }))
}

/** A message of the reporter, under the newest key there is; again when the case is freshened in that moment. */
export async function says(db: Kysely<CaseTables>, one: DrillCase): Promise<void> {
  for (;;) {
    const ring = await ringOf(one.keys.case, await ofReporter(db, one))
    const at = { item: newReportingId(random), sender: 'reporter', kind: 'message', sequence: one.next } as const
    const sealed = right(await sealWords(newestOf(ring), placeOf(one), at, { v: 1, text: at.item }, random))
    const said = await sayInThread(deskOn(db), one.lookupId, { ...sealed, fresh: ring.fresh }, [])
    if (!said.ok && said.error === 'changed-meanwhile') continue
    right(said)
    one.next += 1
    return
  }
}

/** What freshened the case, as its reporter opens it. */
export const ofReporter = async (db: Kysely<CaseTables>, one: DrillCase): Promise<FreshSecret[]> =>
  freshByReporter(await openingKey(one.reporter.privateKey), one.caseId, await threadFresh(deskOn(db), one.lookupId))

interface KeptItem {
  item: string
  sender: 'reporter' | 'organisation'
  kind: 'report' | 'message' | 'identity' | 'note'
  sequence: number
  envelope: Uint8Array
}

export async function itemsOf(db: Kysely<CaseTables>, { caseId }: DrillCase) {
  const { rows } = await sql<KeptItem>`
    select id as item, sender, kind, sequence, envelope from reporting_item where case_id = ${caseId}`.execute(db)
  return rows.map((row) => ({ ...row, envelope: new Uint8Array(row.envelope) }))
}

export interface KeptWrap {
  subject: string
  number: number
  wrapped: Uint8Array
}

/** Under which anything of a case is kept here, by name: by its beginning each case would look through all of them. */
const subjectsOf = (caseId: string) => [
  ...(['case', 'own', 'vault'] as const).map((key) => keptSubject(caseId, key)),
  freshSubject(caseId, 2),
]

/** Everything kept of a case, whoever may see it. */
export async function wrapsOf(db: Kysely<CaseTables>, { caseId }: DrillCase): Promise<KeptWrap[]> {
  const { rows } = await sql<KeptWrap>`
    select subject, key_number as number, wrapped from organisations_kept_secret
    where organisation = 'ours' and key_number in (1, 2) and subject in (${sql.join(subjectsOf(caseId))})`.execute(db)
  return rows
}

/** What a key of the organisation opens of what is kept of a case: keys by their names, and what freshened it. */
export async function openedWith(key: OpeningKey, one: DrillCase, wraps: readonly KeptWrap[]) {
  const keys = new Map<CaseKeyName, Bytes>()
  const fresh: FreshSecret[] = []
  for (const { subject, wrapped } of wraps) {
    const of = keptFor(subject)
    if (!of) continue
    const bytes = new Uint8Array(wrapped)
    if (of.key === 'fresh') {
      const opened = await freshOf(key, placeOf(one), Number(subject.split('-')[1]), bytes)
      if (opened.ok) fresh.push(opened.value)
      continue
    }
    const opened = await caseKeyOf(key, placeOf(one), of.key, bytes)
    if (opened.ok) keys.set(of.key, opened.value)
  }
  return { keys, fresh }
}

const nameOf = (kind: KeptItem['kind']): CaseKeyName =>
  kind === 'note' ? 'own' : kind === 'identity' ? 'vault' : 'case'

/** Why a case is not whole for who has the new key; empty: it is. */
export async function faultsOf(db: Kysely<CaseTables>, key: OpeningKey, one: DrillCase): Promise<string[]> {
  const { keys, fresh } = await openedWith(key, one, await wrapsOf(db, one))
  const faults: string[] = []
  for (const name of ['case', 'own', 'vault'] as const) {
    const [expected, is] = [one.keys[name], keys.get(name)]
    if (expected.length > 0 && !(is && sameBytes(is, expected)))
      faults.push(`${one.caseId}: the key ${name} does not open`)
  }
  for (const item of await itemsOf(db, one)) {
    const of = keys.get(nameOf(item.kind))
    const opened = of && (await openWithRing(await ringOf(of, fresh), placeOf(one), item))
    if (!opened?.ok) faults.push(`${one.caseId}: the ${item.kind} ${item.item} does not open`)
  }
  return faults
}

/** Both write once more: the reporter a message, a colleague a message and a note, under the newest keys. Gives the ids. */
export async function writtenAfter(db: Kysely<CaseTables>, one: DrillCase, key: OpeningKey): Promise<Set<string>> {
  const before = new Set((await itemsOf(db, one)).map(({ item }) => item))
  await says(db, one)
  const opened = right(await openCase(deskOn(db), colleague('ann'), one.caseId))
  const { fresh } = await openedWith(key, one, await wrapsOf(db, one))
  const next = (kinds: readonly string[]) =>
    Math.max(
      -1,
      ...opened.items
        .filter(({ sender, kind }) => sender === 'organisation' && kinds.includes(kind))
        .map(({ sequence }) => sequence),
    ) + 1
  for (const [kind, name] of [
    ['message', 'case'],
    ['note', 'own'],
  ] as const) {
    if (one.keys[name].length === 0) continue
    const ring = await ringOf(one.keys[name], fresh)
    await writes(db, one, kind, newestOf(ring), next([kind]), ring.fresh)
  }
  return new Set((await itemsOf(db, one)).map(({ item }) => item).filter((item) => !before.has(item)))
}

/** How many of these items somebody opens who kept a private key of the organisation and every key of the case that there was. */
export async function openedByLoot(
  db: Kysely<CaseTables>,
  one: DrillCase,
  loot: { key: OpeningKey; wraps: readonly KeptWrap[] },
  which: (item: string) => boolean,
): Promise<number> {
  const now = await openedWith(loot.key, one, await wrapsOf(db, one))
  const before = await openedWith(loot.key, one, loot.wraps)
  const keys = [
    ...now.keys.values(),
    ...before.keys.values(),
    ...Object.values(one.keys).filter(({ length }) => length > 0),
  ]
  const rings = await Promise.all(keys.map((key) => ringOf(key, [...now.fresh, ...before.fresh])))
  let opened = 0
  for (const item of (await itemsOf(db, one)).filter((one) => which(one.item)))
    for (const ring of rings)
      if ((await openWithRing(ring, placeOf(one), item)).ok) {
        opened += 1
        break
      }
  return opened
}
