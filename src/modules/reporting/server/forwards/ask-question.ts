import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Actor } from '#modules/organisations/server/index.ts'
import type { SealedItem, SealedLetter, SealedQuestion, SealedReply } from '../../ceremonies/index.ts'
import { edgeOf } from '../../domain/casework/steps.ts'
import { hashOf } from '../report-desk.ts'
import {
  type ForwardDesk,
  type NotShared,
  type SharedManifest,
  type SharedRow,
  type SharingWay,
  share,
  type ToldSharing,
} from './share.ts'

/**
 * As `NotShared`, and: `itself` – nobody asks themselves · `not-a-holder` – this colleague does not hold the key, or is not there now · `not-read-here` – no two people can open it there
 * now · `old-key` and `own-old-key` – the key of who is asked, or one's own, changed: seal it to the new one.
 */
export type NotAsked = NotShared | (typeof refusals)[number]
const refusals = ['itself', 'not-a-holder', 'not-read-here', 'old-key', 'own-old-key'] as const

/** A question, and what who asks keeps of it: the same words, under the key that colleagues have. */
export interface ToldQuestion extends ToldSharing {
  copy: SealedItem
}

/**
 * Asks a colleague who holds the key, or a partner in Baken, about chosen fields of a case. It becomes nobody's case. With a signed manifest; all of it or nothing, and the same again is
 * asked once. Refusals: see `NotAsked`.
 */
export const askInside = (
  desk: ForwardDesk,
  actor: Actor,
  told: ToldQuestion,
  { organisation, person, sealed }: { organisation: string; person: string | null; sealed: SealedQuestion },
): Promise<Result<SharedManifest, NotAsked>> =>
  share(desk, actor, { ...asking, told, to: `organisation:${organisation}` }, (trx, { day, due, manifest }) =>
    sql<SharedRow>`
    select outcome, manifest from reporting_ask(
      ${told.forwardId}, ${told.caseId}, ${organisation}, ${person}, null, ${told.ground}, ${sql.val([...told.fields])}, ${day}, ${due}, ${manifest},
      ${sealed.envelope}, ${sealed.keyNumber}, ${sealed.wrapped}, ${sealed.ownNumber}, ${sealed.ownWrapped}, null, null)`.execute(
      trx,
    ),
  )

/** Asks somebody who has no key, behind a link and a code. `outside`: what they are, never the name of a person. Refusals: see `NotAsked`. */
export const askOutside = (
  desk: ForwardDesk,
  actor: Actor,
  told: ToldQuestion,
  {
    outside,
    letter,
    reply,
  }: { outside: string; letter: Pick<SealedLetter, 'token' | 'proof' | 'envelope'>; reply: SealedReply },
): Promise<Result<SharedManifest, NotAsked>> =>
  share(desk, actor, { ...asking, told, to: `outside:${outside}` }, (trx, { day, due, manifest }) =>
    sql<SharedRow>`
    select outcome, manifest from reporting_ask(
      ${told.forwardId}, ${told.caseId}, null, null, ${outside}, ${told.ground}, ${sql.val([...told.fields])}, ${day}, ${due}, ${manifest},
      ${letter.envelope}, null, null, ${reply.ownNumber}, ${reply.ownWrapped}, ${hashOf(letter.token)}, ${hashOf(letter.proof)})`.execute(
      trx,
    ),
  )

const asking = {
  permission: 'consultation.ask',
  kind: 'asked',
  term: 'consultation',
  refusals,
  way(state: string, { forwardId, ground }: ToldSharing): Result<SharingWay, 'not-now'> {
    // A second question in the same consultation moves nothing, and gives no more time.
    if (state === 'in-consultation') return ok(null)
    const edge = edgeOf('consult', state, 'key-holder')
    return edge ? ok({ edge, given: { consultation: forwardId, ground } }) : err('not-now')
  },
} as const
