import { rewrapSecrets, unopenedSecrets } from '#modules/organisations/ceremonies/index.ts'
import { secretsInBatch, toBase64url } from '#modules/organisations/index.ts'
import { type Bytes, openingKey } from '#platform/sealing/index.ts'
import { ahead } from './ahead.ts'
import { type CeremonyPage, type Pressed, Refused } from './ceremony-page.ts'
import { freshenAll } from './freshen-cases.ts'
import { mustUnderstand, unlockOwn } from './own-key.ts'
import { goOn, sendStep } from './send-step.ts'
import { bytesOf } from './sent-bytes.ts'
import { openShared } from './shared-key.ts'
import { putUnopened } from './unopened-secrets.ts'

interface SentSecret {
  subject: string
  wrapped: string
}

interface ToMove {
  from: number
  secrets: readonly SentSecret[]
  /** How many there are in all; null: as many as before, without those that came since. */
  left: number | null
}

/** Asks the server to do a step and gives its answer; throws `Refused`. */
export type Send = <Answer>(step: Readonly<Record<string, unknown>>) => Promise<Answer>

export interface Move {
  organisation: string
  oldKey: Bytes
  newKey: Bytes
  /** The number of the new key. */
  number: number
  /** Told with each batch: how many are left; null: all are moved, and are looked at once more. */
  told(left: number | null): void
}

/** By their subjects: those that stay under the old key because it does not open them, and those that came under the new one and do not open with it. */
export interface Unopened {
  left: readonly string[]
  came: readonly string[]
}

/** How many stay behind when the change is ended on this page. */
let leftBehind = 0

/** Opens one's own key and both keys of the organisation, moves everything and ends the old key; where something does not open, it is shown and asked. */
export async function moveSecrets(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const own = await unlockOwn(page, pressed)
  const { organisation, current, old, left: total } = page.facts
  const send: Send = (step) => sendStep(page, step)
  const [oldKey, newKey] = [await openShared(page, old, own), await openShared(page, current, own)]
  const number = current?.number ?? 0
  // What is written from now on is under keys that nobody who left has: first, so that they have as little of it as can be.
  await freshenAll(send, {
    organisation,
    number,
    publicKey: (await openingKey(newKey)).publicKey,
    told: (done) => void page.tell('freshening', { done }),
  })
  const unopened = await moveAll(send, {
    organisation,
    oldKey,
    newKey,
    number,
    told: (left) => {
      if (left === null) return void page.tell('checking')
      page.progress(total - left, total)
      void page.tell('moving', { done: Math.max(total - left, 0), total: Math.max(total, left) })
    },
  })
  if (unopened.left.length + unopened.came.length === 0) return endChange(page)
  leftBehind = unopened.left.length
  await page.tell('nothing')
  putUnopened(page, [...unopened.left, ...unopened.came])
  page.stage('unopened')
}

/** Ends the old key though something does not open: somebody looked at what that is. */
export async function endWithout(page: CeremonyPage): Promise<void> {
  mustUnderstand(page)
  await endChange(page)
}

async function endChange(page: CeremonyPage): Promise<void> {
  await sendStep(page, { do: 'finish-change', without: leftBehind })
  goOn(page, 'changed')
}

/**
 * Moves every secret to the new key and looks whether each opens with it; the old key is not ended. It can be stopped at any moment: who goes on, here or elsewhere, gets what is left.
 * What somebody wrapped to the new key in a way that does not open is moved anew, once. Gives what opens with neither.
 * @throws Refused `not-whole` – some do not open with the new key, though the old one opens them, also after they were moved anew
 */
export async function moveAll(send: Send, move: Move): Promise<Unopened> {
  const left = await moveRest(send, move)
  const came = await lookAtAll(send, move)
  if (!(await moveAgain(send, came))) return { left, came }
  const stillLeft = await moveRest(send, move)
  const stillThere = await lookAtAll(send, move)
  if (await moveAgain(send, stillThere)) throw new Refused('not-whole')
  return { left: stillLeft, came: stillThere }
}

/** Whether the old key still has any of these: then they are under the new one no more. */
async function moveAgain(send: Send, subjects: readonly string[]): Promise<boolean> {
  let moved = 0
  for (let from = 0; from < subjects.length; from += secretsInBatch)
    moved += await send<number>({ do: 'move-again', subjects: subjects.slice(from, from + secretsInBatch) })
  return moved > 0
}

/** Batches are fetched, wrapped and sent at the same time, one of each. Gives the subjects that do not open with the old key. */
async function moveRest(send: Send, move: Move): Promise<string[]> {
  const unopened: string[] = []
  let saving = Promise.resolve<unknown>(null)
  let next = ahead(send<ToMove>({ do: 'next-secrets', after: '' }))
  for (let left = 0; ; ) {
    const { from, secrets, left: counted } = await next
    left = counted ?? left
    move.told(left)
    left = Math.max(0, left - secrets.length)
    const last = secrets.at(-1)
    if (!last) break
    next = ahead(send<ToMove>({ do: 'next-secrets', after: last.subject }))
    const some = secrets.map(({ subject, wrapped }) => ({ subject, from, wrapped: bytesOf(wrapped) }))
    const done = await rewrapSecrets(move.organisation, move.oldKey, move.newKey, some)
    unopened.push(...done.unopened)
    const moved = done.rewrapped.map((one) => ({ ...one, wrapped: toBase64url(one.wrapped) }))
    await saving
    if (moved.length > 0) saving = ahead(send({ do: 'rewrap', secrets: moved }))
  }
  await saving
  return unopened
}

/** Opens every secret under the new key once, before the old one is gone; gives the subjects of those that do not open. */
async function lookAtAll(send: Send, { organisation, newKey, number, told }: Move): Promise<string[]> {
  told(null)
  const unopened: string[] = []
  const pageAfter = (after: string) => ahead(send<readonly SentSecret[]>({ do: 'kept-secrets', number, after }))
  for (let next = pageAfter(''); ; ) {
    const some = await next
    const last = some.at(-1)
    if (!last) return unopened
    next = pageAfter(last.subject)
    const secrets = some.map(({ subject, wrapped }) => ({ subject, wrapped: bytesOf(wrapped) }))
    unopened.push(...(await unopenedSecrets(organisation, newKey, secrets)))
  }
}
