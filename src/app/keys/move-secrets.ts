import { rewrapSecrets } from '#modules/organisations/ceremonies/index.ts'
import { keptSecretLabel, toBase64url } from '#modules/organisations/index.ts'
import { type Bytes, type OpeningKey, openingKey, unwrapWithKey } from '#platform/sealing/index.ts'
import { type CeremonyPage, type Pressed, Refused } from './ceremony-page.ts'
import { unlockOwn } from './own-key.ts'
import { goOn, sendStep } from './send-step.ts'
import { bytesOf } from './sent-bytes.ts'
import { openShared } from './shared-key.ts'

interface ToMove {
  from: number
  to: number
  secrets: { subject: string; wrapped: string }[]
  left: number
}

/** Asks the server to do a step and gives its answer; throws `Refused`. */
export type Send = <Answer>(step: Readonly<Record<string, unknown>>) => Promise<Answer>

export interface Move {
  organisation: string
  oldKey: Bytes
  newKey: Bytes
  /** The number of the new key. */
  number: number
  /** Told before each step: how many are left; null: all are moved, and are looked at once more. */
  told(left: number | null): Promise<void>
}

/** Opens one's own key and both keys of the organisation, and moves everything. */
export async function moveSecrets(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const own = await unlockOwn(page, pressed)
  const { organisation, current, old, left: total } = page.facts
  await moveAll((step) => sendStep(page, step), {
    organisation,
    oldKey: await openShared(page, old, own),
    newKey: await openShared(page, current, own),
    number: current?.number ?? 0,
    told: (left) => {
      if (left === null) return page.tell('checking')
      page.progress(total - left, total)
      return page.tell('moving', { done: Math.max(total - left, 0), total: Math.max(total, left) })
    },
  })
  goOn(page, 'changed')
}

/**
 * Moves every secret to the new key, looks whether each opens with it, and ends the old key. It can be stopped at any moment: who goes on, here or elsewhere, gets
 * what is left. @throws Refused `unopened` – some do not open with the old key · `not-whole` – some do not open with the new one; the old key stays.
 */
export async function moveAll(send: Send, move: Move): Promise<void> {
  for (;;) {
    const next = await send<ToMove>({ do: 'next-secrets' })
    await move.told(next.left)
    if (next.left === 0) break
    const secrets = next.secrets.map(({ subject, wrapped }) => ({
      subject,
      from: next.from,
      wrapped: bytesOf(wrapped),
    }))
    const { rewrapped } = await rewrapSecrets(move.organisation, move.oldKey, move.newKey, secrets)
    if (rewrapped.length === 0) throw new Refused('unopened')
    await send({ do: 'rewrap', secrets: rewrapped.map((one) => ({ ...one, wrapped: toBase64url(one.wrapped) })) })
  }
  await move.told(null)
  await lookAtAll(send, move, await openingKey(move.newKey))
  await send({ do: 'finish-change' })
}

/** Opens every secret under the new key once, before the old one is gone. */
async function lookAtAll(send: Send, { organisation, number }: Move, key: OpeningKey): Promise<void> {
  for (let after = ''; ; ) {
    const some = await send<{ subject: string; wrapped: string }[]>({ do: 'kept-secrets', number, after })
    for (const { subject, wrapped } of some) {
      const opened = await unwrapWithKey(key, bytesOf(wrapped), keptSecretLabel(organisation, subject))
      if (!opened.ok) throw new Refused('not-whole')
    }
    const last = some.at(-1)
    if (!last) return
    after = last.subject
  }
}
