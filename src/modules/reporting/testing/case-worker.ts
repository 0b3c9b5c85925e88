// A process of its own that works on cases without end, for drills that kill it: `case-worker.ts URL`, with what it knows as a line of JSON on the input. It says
// `try DEED` before each deed and `done` once the database said so; what was left undone before is done first, with the same bytes.
import { text } from 'node:stream/consumers'
import type { Day } from '#kernel/days.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { diceFrom } from '../../../../tests/support/dice.ts'
import type { CaseTables } from '../server/index.ts'
import { aMessage, aSubmit, type Deed, deedLine, deedOf, doDeed, type KnownCase, type Reads } from './case-deeds.ts'

export interface WorkOrder {
  seed: number
  reads: Reads
  cases: KnownCase[]
  undone: Deed | null
}

const [url = ''] = process.argv.slice(2)
const order = deedOf(await text(process.stdin)) as unknown as WorkOrder
const dice = diceFrom(order.seed)
const db = openDatabase<CaseTables>(url, () => undefined)
const today = () => '2026-11-30' as Day
const cases = [...order.cases]

async function nextDeed(): Promise<Deed> {
  const known = cases[dice.number(Math.max(1, cases.length))]
  const what = dice.oneOf<Deed['do']>(['submit', 'submit', 'say', 'answer', 'say', 'answer', 'delete'])
  if (!known || what === 'submit') return aSubmit(order.reads, dice.number(3))
  if (what !== 'delete') return aMessage(known, what)
  return { do: 'delete', caseId: known.caseId, lookupId: known.lookupId }
}

function learn(deed: Deed): void {
  if (deed.do === 'submit') {
    const { caseId, lookupId, caseKey, uploads } = deed
    cases.push({ caseId, lookupId, caseKey, next: { reporter: uploads.length + 1, organisation: 0 } })
    return
  }
  const at = cases.findIndex(({ caseId }) => caseId === deed.caseId)
  const known = cases[at]
  if (!known) return
  if (deed.do === 'delete') cases.splice(at, 1)
  else known.next[deed.do === 'say' ? 'reporter' : 'organisation'] += 1
}

for (let deed = order.undone ?? (await nextDeed()); ; deed = await nextDeed()) {
  console.log(`try ${deedLine(deed)}`)
  const done = await doDeed(db, deed, today)
  // A deletion whose answer was lost finds nothing any more.
  const isGone = deed.do === 'delete' && !done.ok && done.error === 'unknown'
  if (!done.ok && !isGone) throw new Error(`${deed.do}: ${done.error}`)
  console.log('done')
  learn(deed)
}
