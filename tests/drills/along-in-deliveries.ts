/** Forwards with which something goes along, for the drill of deliveries: what arrives is what was ticked, to the byte, and nothing else. */
import { type Kysely, sql } from 'kysely'
import {
  caseKeyOf,
  newReportingId,
  openAlong,
  openItem,
  type SealedItem,
  sealLetter,
} from '../../src/modules/reporting/ceremonies/index.ts'
import { keptFor } from '../../src/modules/reporting/index.ts'
import { type CaseTables, keepAlong, openLetterFile } from '../../src/modules/reporting/server/index.ts'
import { aCopy } from '../../src/modules/reporting/testing/a-forward.ts'
import {
  colleague,
  type ForwardingWorld,
  random,
  right,
} from '../../src/modules/reporting/testing/a-forwarding-world.ts'
import { type ChosenAlong, chosenAlong, sealedAlong } from '../../src/modules/reporting/testing/goes-along.ts'
import { linkAndCodeKeys, type OpeningKey } from '../../src/platform/sealing/index.ts'

/** With one photograph ticked that nobody else has; another one was sent up, and unticked again before it was passed on. */
export interface ReadyAlong extends ChosenAlong {
  unticked: ChosenAlong['files'][number]
}

/** Something to send up before what it goes along with: where it belongs, and its bytes. */
interface Upload {
  to: Parameters<typeof keepAlong>[2]
  file: Pick<SealedItem, 'item' | 'sequence' | 'envelope'>
}

export async function aReadyAlong(caseId: string, number: number, withIdentity: boolean): Promise<ReadyAlong> {
  const ready = await chosenAlong(caseId, withIdentity, `ticked-${number}-${newReportingId(random)}`)
  const bytes = new TextEncoder().encode(`unticked-${number}`)
  const unticked = { item: newReportingId(random), sequence: 9, bytes }
  return { ...ready, told: { ...ready.told, copy: aCopy(number) }, unticked }
}

/** Sealed to the partner. `files`: by their ids, what was ticked. */
export async function insideAlong(world: ForwardingWorld, ready: ReadyAlong) {
  const { files, ...sealed } = await sealedAlong(world, { ...ready, files: [...ready.files, ready.unticked] })
  const to = { caseId: ready.told.caseId, target: sealed.newCase, isInside: true }
  return { sealed, files: ready.files.map(({ item }) => item), uploads: files.map((file): Upload => ({ to, file })) }
}

/** Sealed behind a link and a code. */
export async function outsideAlong({ told, text, files, who, unticked }: ReadyAlong) {
  const contents = [...files.map(({ bytes }) => bytes), ...(who ? [who] : []), unticked.bytes]
  const letter = right(await sealLetter({ from: 'ours', forwardId: told.forwardId }, text, random, contents))
  const to = { caseId: told.caseId, target: told.forwardId, isInside: false }
  const uploads = letter.along.map((envelope, at): Upload => {
    const isLast = at === contents.length - 1
    const item = files[at]?.item ?? (isLast ? unticked.item : newReportingId(random))
    return { to, file: { item, sequence: at + 1, envelope } }
  })
  return { letter, files: uploads.slice(0, -1).map(({ file }) => file.item), uploads }
}

/** One try to send something up. */
export const sendUp = (desk: ForwardingWorld['desk'], { to, file }: Upload) =>
  keepAlong(desk, colleague('ann'), to, file)

const told = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** What is wrong with what came at the partner: looked at in the rows, whoever may see them. */
export async function wrongInside(
  db: Kysely<CaseTables>,
  key: OpeningKey,
  newCase: string,
  ready: ReadyAlong,
): Promise<string[]> {
  const place = { organisation: 'partner', caseId: newCase }
  const { rows: kept } = await sql<{ subject: string; wrapped: Uint8Array }>`
    select subject, wrapped from organisations_kept_secret where starts_with(subject, ${newCase})`.execute(db)
  const { rows: items } = await sql<Item>`
    select id as item, sender, kind, sequence, envelope from reporting_item where case_id = ${newCase} order by sequence, kind`.execute(
    db,
  )
  const came: string[] = []
  for (const item of items) {
    const name = item.kind === 'identity' ? 'vault' : 'case'
    const wrap = kept.find(({ subject }) => keptFor(subject)?.key === name)
    const caseKey = await caseKeyOf(key, place, name, new Uint8Array(wrap?.wrapped ?? []))
    const opened = caseKey.ok
      ? await openItem(caseKey.value, place, { ...item, envelope: new Uint8Array(item.envelope) })
      : caseKey
    came.push(`${item.kind} ${opened.ok ? told(opened.value) : opened.error}`)
  }
  const expected = [
    `report ${ready.text}`,
    ...ready.files.map(({ bytes }) => `file ${told(bytes)}`),
    ...(ready.who ? [`identity ${told(ready.who)}`] : []),
  ]
  return came.toSorted().join() === expected.toSorted().join()
    ? []
    : [`${newCase} holds ${came.join(', ').slice(0, 300)}`]
}

interface Item {
  item: string
  sender: 'reporter'
  kind: 'report' | 'file' | 'identity'
  sequence: number
  envelope: Uint8Array
}

/** What is wrong with what somebody opens with a link and a code. */
export async function wrongOutside(
  world: ForwardingWorld,
  { letter }: Awaited<ReturnType<typeof outsideAlong>>,
  { told: { forwardId }, files, who }: ReadyAlong,
): Promise<string[]> {
  const { key } = await linkAndCodeKeys(letter.linkSecret, letter.code)
  const expected = [...files.map(({ bytes }) => bytes), ...(who ? [who] : [])].map(told)
  const came: string[] = []
  for (let sequence = 1; sequence <= expected.length + 1; sequence += 1) {
    const given = await openLetterFile(world.reader, { ...letter, sequence })
    if (!given.ok) continue
    const opened = await openAlong(key, { from: 'ours', forwardId }, sequence, new Uint8Array(given.value))
    came.push(opened.ok ? told(opened.value) : opened.error)
  }
  return came.join() === expected.join() ? [] : [`${forwardId} holds ${came.join(', ').slice(0, 300)}`]
}
