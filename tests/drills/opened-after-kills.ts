import { type Kysely, sql } from 'kysely'
import { caseKeyOf, jsonOf, openItem, openLetter } from '../../src/modules/reporting/ceremonies/index.ts'
import type { CaseTables } from '../../src/modules/reporting/server/index.ts'
import type { Known } from '../../src/modules/reporting/testing/known-cases.ts'
import { type OpeningKey, sameBytes } from '../../src/platform/sealing/index.ts'

/** The private keys of an organisation by their numbers. */
export type Opening = (organisation: string, number: number) => Promise<OpeningKey | null>

interface Kept {
  id: string
  organisation: string
  number: number
  wrapped: Uint8Array
}
interface KeptItem {
  item: string
  sender: 'reporter' | 'organisation'
  kind: 'report' | 'message' | 'file'
  sequence: number
  envelope: Uint8Array
}

/** Opens everything that is kept, as those who hold the keys do, and holds it against what was told: faults, and how many envelopes were opened. */
export async function openAll(db: Kysely<CaseTables>, known: Known, opening: Opening) {
  const faults: string[] = []
  let opened = 0
  const { rows } = await sql<Kept>`
    select c.id, c.organisation, s.key_number as number, s.wrapped from reporting_case c
    join organisations_kept_secret s on s.subject = c.id and s.organisation = c.organisation`.execute(db)
  for (const { id, organisation, number, wrapped } of rows) {
    const with_ = await opening(organisation, number)
    const place = { organisation, caseId: id }
    const key = with_ && (await caseKeyOf(with_, place, 'case', new Uint8Array(wrapped)))
    const own = known.cases.find(({ caseId }) => caseId === id)
    if (!key?.ok || (own && !sameBytes(key.value, own.caseKey))) {
      faults.push(`the key of case ${id} does not open with key ${number}`)
      continue
    }
    const { rows: items } = await sql<KeptItem>`
      select id as item, sender, kind, sequence, envelope from reporting_item where case_id = ${id}`.execute(db)
    for (const one of items) {
      const content = await openItem(key.value, place, { ...one, envelope: new Uint8Array(one.envelope) })
      if (content.ok && says(one, id, known, content.value)) opened += 1
      else faults.push(`item ${one.item} of case ${id} does not open, or says something else`)
    }
  }
  for (const { forwardId, letter, text, answer } of known.forwards) {
    if (!letter || answer !== null) continue
    const { rows: sealed } = await sql<{ envelope: Uint8Array | null }>`
      select envelope from reporting_forward where id = ${forwardId}`.execute(db)
    const envelope = new Uint8Array(sealed[0]?.envelope ?? [])
    const content = await openLetter(letter.key, { from: 'ours', forwardId }, envelope)
    if (content.ok && content.value === text) opened += 1
    else faults.push(`letter ${forwardId} does not open`)
  }
  return { faults, opened }
}

/** Whether an item holds what was told: a report its case, a message itself, a case of the partner what was handed over. */
function says(
  { item, kind }: KeptItem,
  caseId: string,
  { forwards }: Known,
  content: Uint8Array<ArrayBuffer>,
): boolean {
  if (kind === 'file') return content.length === 1_000
  const came = forwards.find(({ newCase }) => newCase === caseId)
  if (came) return new TextDecoder().decode(content) === came.text
  const expected = kind === 'report' ? { v: 1, story: caseId } : { v: 1, text: item }
  return JSON.stringify(jsonOf(content)) === JSON.stringify(expected)
}
