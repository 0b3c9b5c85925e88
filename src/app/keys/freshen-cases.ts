import { toBase64url } from '#modules/organisations/index.ts'
import { freshSecretFor } from '#modules/reporting/ceremonies/index.ts'
import { type Bytes, withEach } from '#platform/sealing/index.ts'
import { ahead } from './ahead.ts'
import { random } from './own-key.ts'
import { bytesOf } from './sent-bytes.ts'

/** Asks the server to do a step and gives its answer; throws `Refused`. */
type Send = <Answer>(step: Readonly<Record<string, unknown>>) => Promise<Answer>

/** A reporter takes another code at the very moment that their case is freshened once, not again and again. */
const mostRounds = 5

interface SentCase {
  caseId: string
  reporterKey: string
}

export interface Freshen {
  organisation: string
  /** The number of the new key, and its public half as its private half gives it. */
  number: number
  publicKey: Bytes
  /** Told with each batch: how many cases were freshened here, those included that are on their way. */
  told(done: number): void
}

/**
 * Gives every case of before the change a secret that whoever left never had: what is written from then on is under a key that follows from it too. It can be stopped at any moment, and done by two
 * at once. A case whose reporter takes another code in this moment comes again.
 */
export async function freshenAll(send: Send, { organisation, number, publicKey, told }: Freshen): Promise<void> {
  let done = 0
  for (let round = 1; round <= mostRounds; round += 1) {
    const found = await freshenFrom(send, { organisation, number, publicKey, told: (many) => told(done + many) })
    if (found === 0) return
    done += found
  }
}

/** Once through all cases there are; batches are fetched, made and sent at the same time, one of each. Gives how many cases there were. */
async function freshenFrom(send: Send, { told, ...to }: Freshen): Promise<number> {
  const casesAfter = (after: string) => ahead(send<readonly SentCase[]>({ do: 'cases-to-freshen', after }))
  let saving = Promise.resolve<unknown>(null)
  let found = 0
  for (let next = casesAfter(''); ; ) {
    const cases = await next
    const last = cases.at(-1)
    if (!last) break
    next = casesAfter(last.caseId)
    const fresh = await withEach(cases, (one) => freshened(one, to))
    await saving
    found += cases.length
    saving = ahead(send({ do: 'freshen', number: to.number, cases: fresh }))
    told(found)
  }
  await saving
  return found
}

async function freshened(
  { caseId, reporterKey }: SentCase,
  { organisation, number, publicKey }: Omit<Freshen, 'told'>,
) {
  const to = { organisationKey: publicKey, reporterKey: bytesOf(reporterKey) }
  const { wrapped, forReporter } = await freshSecretFor({ organisation, caseId }, number, to, random)
  return { caseId, reporterKey, wrapped: toBase64url(wrapped), forReporter: toBase64url(forReporter) }
}
