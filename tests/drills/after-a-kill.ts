import { type Kysely, sql } from 'kysely'
import type { CaseTables } from '../../src/modules/reporting/server/index.ts'
import type { KnownCase, KnownForward } from '../../src/modules/reporting/testing/known-cases.ts'
import type { Acknowledged } from './killed-worker.ts'

interface FoundCase {
  id: string
  organisation: string
  state: string
  items: string[]
  /** Files that wait for what they belong to. */
  waiting: string[]
  /** The numbers of the keys that its own key is wrapped to. */
  keys: number[]
  steps: number
}

interface FoundForward {
  id: string
  from_case: string | null
  to_case: string | null
  manifest: string
  answer_file: string | null
  letter: boolean
}

interface Found {
  cases: ReadonlyMap<string, FoundCase>
  forwards: ReadonlyMap<string, FoundForward>
  /** Files that wait, whatever they wait for. */
  waiting: ReadonlySet<string>
  liveKeys: ReadonlySet<number>
  strayKeys: number
  /** Lines of the audit that say twice that the same was handed over or answered. */
  toldTwice: number
}

const isCaseId = sql`s.subject ~ '^[0-9a-f]{32}$'`

async function find(db: Kysely<CaseTables>): Promise<Found> {
  const { rows: cases } = await sql<FoundCase>`
    select c.id, c.organisation, c.state,
      (select coalesce(array_agg(i.id), '{}') from reporting_item i where i.case_id = c.id) as items,
      (select coalesce(array_agg(s.key_number), '{}') from organisations_kept_secret s where s.subject = c.id) as keys,
      (select count(*)::int from reporting_step s where s.case_id = c.id) as steps
    from reporting_case c`.execute(db)
  const { rows: forwards } = await sql<FoundForward>`
    select id, from_case, to_case, manifest, answer_file, outside is not null as letter from reporting_forward`.execute(
    db,
  )
  const { rows: waiting } = await sql<{ id: string }>`select id from reporting_upload`.execute(db)
  const { rows: keys } = await sql<{ number: number }>`
    select number from organisations_key where organisation = 'ours' and ended_at is null`.execute(db)
  const { rows: counts } = await sql<{ stray: number; twice: number }>`select
    (select count(*)::int from organisations_kept_secret s
      where ${isCaseId} and not exists (select from reporting_case c where c.id = s.subject)) as stray,
    (select count(*)::int from (select from platform_audit where action in ('forward.send', 'forward.answer')
      group by action, detail::json ->> 'forward' having count(*) > 1) twice) as twice`.execute(db)
  return {
    cases: new Map(cases.map((row) => [row.id, row])),
    forwards: new Map(forwards.map((row) => [row.id, row])),
    waiting: new Set(waiting.map(({ id }) => id)),
    liveKeys: new Set(keys.map(({ number }) => number)),
    strayKeys: counts[0]?.stray ?? 0,
    toldTwice: counts[0]?.twice ?? 0,
  }
}

/** Whatever is in the tables that should not be there, or is not and should: lost, half, twice, back again, or of nobody. */
export async function look(db: Kysely<CaseTables>, acknowledged: Acknowledged): Promise<string[]> {
  const found = await find(db)
  const { known } = acknowledged
  const faults = [
    ...known.cases.flatMap((one) => wrongWithCase(one, found, acknowledged)),
    ...known.forwards.flatMap((one) => wrongWithForward(one, found, acknowledged)),
    ...strangers(found, acknowledged),
    ...uploadsLost(found, acknowledged),
  ]
  if (found.strayKeys > 0) faults.push(`${found.strayKeys} keys are of no case`)
  if (found.toldTwice > 0) faults.push(`the audit tells ${found.toldTwice} things twice`)
  return faults
}

const stepsOf = { new: 1, read: 2, forwarded: 3 }

/** A case that was acknowledged: with everything that is known to be in it, and at most the whole of what is being done. */
function wrongWithCase(known: KnownCase, found: Found, { undone }: Acknowledged): string[] {
  const row = found.cases.get(known.caseId)
  const isOurs = undone !== null && 'caseId' in undone && undone.caseId === known.caseId
  if (!row) return isOurs && undone.do === 'delete' ? [] : [`case ${known.caseId} is lost`]
  const sent = isOurs && (undone.do === 'say' || undone.do === 'answer') ? undone : null
  const underWay = sent ? [sent.sealed.item, ...sent.uploads.map(({ item }) => item)] : []
  const beyond = row.items.filter((item) => !known.items.includes(item))
  const isWhole = beyond.length === 0 || sameItems(beyond, underWay)
  const faults = known.items.some((item) => !row.items.includes(item))
    ? [`an item of case ${known.caseId} is lost`]
    : []
  if (!isWhole) faults.push(`case ${known.caseId} has ${beyond.length} items too many or half a message`)
  const next = isOurs && undone.do === 'read' ? 'read' : isOurs && undone.do === 'forward' ? 'forwarded' : known.state
  const steps = { [known.state]: stepsOf[known.state], [next]: stepsOf[next] }
  if (steps[row.state] !== row.steps) faults.push(`case ${known.caseId} is ${row.state} after ${row.steps} steps`)
  return [...faults, ...wrongWithKeys(row, found)]
}

/** Wrapped to a key that lives, and while it changes to two. */
function wrongWithKeys({ id, organisation, keys }: FoundCase, { liveKeys }: Found): string[] {
  const allowed = organisation === 'ours' ? liveKeys : new Set([1])
  const isFine = keys.length > 0 && new Set(keys).size === keys.length && keys.every((number) => allowed.has(number))
  return isFine ? [] : [`case ${id} has its key under ${keys.join(' and ') || 'nothing'}`]
}

const sameItems = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((item) => others.includes(item))

function wrongWithForward(known: KnownForward, { forwards, cases }: Found, { undone }: Acknowledged): string[] {
  const { forwardId } = known
  const row = forwards.get(forwardId)
  const isGoing = undone?.do === 'delete' && undone.caseId === known.caseId
  if (!row) return isGoing && known.letter ? [] : [`forward ${forwardId} is lost`]
  const faults: string[] = []
  if (row.manifest !== known.manifest) faults.push(`forward ${forwardId} has another manifest than was told`)
  if (row.from_case !== known.caseId && !(isGoing && row.from_case === null))
    faults.push(`forward ${forwardId} is of another case`)
  const isAnswering = undone?.do === 'answer-forward' && undone.forwardId === forwardId
  if (row.answer_file !== known.answer && !(isAnswering && known.answer === null))
    faults.push(`forward ${forwardId} has another answer than was told`)
  if (row.to_case !== known.newCase) faults.push(`forward ${forwardId} became another case`)
  if (known.newCase !== null && !cases.has(known.newCase)) faults.push(`the case of forward ${forwardId} is lost`)
  return faults
}

/** Cases and forwards that nobody acknowledged: at most what is being done, and that whole. */
function strangers(found: Found, { known, undone }: Acknowledged): string[] {
  const ours = new Set(known.cases.map(({ caseId }) => caseId))
  const sent = new Set(known.forwards.map(({ forwardId }) => forwardId))
  const sending = undone?.do === 'forward' ? { id: undone.told.forwardId, becomes: undone.inside?.newCase } : null
  const theirs = new Set(known.forwards.map(({ newCase }) => newCase))
  if (sending?.becomes) theirs.add(sending.becomes)
  const submit = undone?.do === 'submit' ? undone : null
  const begun = submit ? [submit.begun.caseId, ...submit.uploads.map(({ item }) => item)] : []
  const faults = [...found.forwards.keys()]
    .filter((id) => !sent.has(id) && id !== sending?.id)
    .map((id) => `nobody knows forward ${id}`)
  for (const row of found.cases.values()) {
    if (ours.has(row.id)) continue
    const items = theirs.has(row.id) ? [row.id] : row.id === submit?.begun.caseId ? begun : null
    if (items === null) faults.push(known.deleted.includes(row.id) ? `${row.id} came back` : `nobody knows ${row.id}`)
    else if (!sameItems(row.items, items) || row.steps !== 1) faults.push(`case ${row.id} is half`)
    faults.push(...wrongWithKeys(row, found))
  }
  if (sending?.becomes && found.cases.has(sending.becomes) !== found.forwards.has(sending.id))
    faults.push(`forward ${sending.id} is half`)
  return faults
}

/** A file of which was said that it is kept waits, or is in its case; and none waits that is of nothing. */
function uploadsLost(found: Found, { undone, uploaded }: Acknowledged): string[] {
  const files = undone && 'uploads' in undone ? undone.uploads.map(({ item }) => item) : []
  const caseId = undone?.do === 'submit' ? undone.begun.caseId : undone && 'caseId' in undone ? undone.caseId : ''
  const items = found.cases.get(caseId)?.items ?? []
  const lost = [...uploaded].filter((item) => !found.waiting.has(item) && !items.includes(item))
  const twice = files.filter((item) => found.waiting.has(item) && items.includes(item))
  const stray = [...found.waiting].filter((item) => !files.includes(item))
  return [
    ...lost.map((item) => `file ${item} is lost`),
    ...twice.map((item) => `file ${item} is there twice`),
    ...stray.map((item) => `file ${item} waits for nothing`),
  ]
}
