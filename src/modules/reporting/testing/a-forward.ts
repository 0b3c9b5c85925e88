import { toBase64url } from '#modules/organisations/index.ts'
import { commitmentOfText, newReportingId, type SealedItem, signStatement } from '../ceremonies/index.ts'
import { type ForwardField, inOrder } from '../domain/forwards/fields.ts'
import { type Forwardable, payloadOf, payloadText } from '../domain/forwards/payload.ts'
import type { Statement } from '../domain/receipts/statements.ts'
import type { ForwardTold, SignStatement } from '../server/index.ts'
import { random, right } from './a-reporting-world.ts'
import { aSigningKey } from './a-statement.ts'

export const site = 'https://baken.example.org'

/** What is known of a case in a test. */
export const known: Forwardable = {
  municipality: 'GM0758',
  forms: ['labour', 'housing'],
  goingOn: 'yes',
  danger: 'no',
  week: '2026-W49',
  entrance: 'worker',
  signals: ['I09'],
  sector: 'agriculture',
  address: 'Voorbeeldweg 1',
  employer: 'Voorbeeld BV',
  agency: null,
  placeWords: null,
  story: 'Wij slapen met acht man in één kamer.',
  language: 'pl',
  summary: 'Acht mensen in een schuur.',
  question: null,
}

/** What is handed over, ready to be sealed. */
export interface ReadyForward {
  told: ForwardTold
  text: string
}

/** Chosen fields of a case of which `known` is known, under a salt and an id of their own. */
export async function aReadyForward(
  caseId: string,
  fields: readonly ForwardField[] = ['municipality', 'forms', 'address', 'summary'],
): Promise<ReadyForward> {
  const chosen = inOrder(fields)
  const text = payloadText(payloadOf(known, chosen, toBase64url(random(32))))
  const payloadHash = right(await commitmentOfText(text))
  return {
    text,
    told: { forwardId: newReportingId(random), caseId, ground: 'place-based', fields: chosen, along: [], payloadHash },
  }
}

/** What a sender keeps: an item of the smallest size with this number, into which nobody here looks. */
export const aCopy = (sequence: number): SealedItem => ({
  item: newReportingId(random),
  sender: 'organisation',
  kind: 'forward',
  sequence,
  envelope: random(4096 + 50),
})

/** Signs in the name of a site with a key that nobody else has. */
export async function aSigner(): Promise<SignStatement> {
  const key = await aSigningKey()
  return (statement) => signStatement(key, { ...statement, site } as unknown as Statement) as never
}
