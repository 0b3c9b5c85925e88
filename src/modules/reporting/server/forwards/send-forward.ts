import { sql } from 'kysely'
import { addDays } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { fromBase64url } from '#modules/organisations/index.ts'
import type { Actor } from '#modules/organisations/server/index.ts'
import type { SealedForward, SealedLetter } from '../../ceremonies/index.ts'
import { edgeOf, lackingFor } from '../../domain/casework/steps.ts'
import { hasIdentity, mayNameReporter } from '../../domain/forwards/along.ts'
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

/** A letter behind a link that nobody opened is destroyed after this: as long as an answer may take. */
export const letterDays = 14

/** What is handed over, as its sender says. */
export interface ForwardTold extends ToldSharing {
  /** Files and who the reporter is, as far as they go along: see `alongText`. */
  along: readonly string[]
}

/**
 * As `NotShared`, and: `closed` – reopen the case first · `itself` – that is no other organisation · `not-read-here` – no two people can open it there now · `old-key` – the key of
 * the partner changed: seal it to the new one · `closed-vault` – who the reporter is can go along only while two people opened it · `identity-ground` – not on this ground.
 */
export type NotSent = NotShared | (typeof refusals)[number]
const refusals = ['closed', 'itself', 'not-read-here', 'old-key', 'closed-vault', 'identity-ground'] as const

/**
 * Hands chosen fields of a case over to a partner in Baken: a new case there, with a signed manifest for both; all of it or nothing, and the same again is sent once.
 * Refusals: see `NotSent`.
 */
export const forwardInside = (
  desk: ForwardDesk,
  actor: Actor,
  told: ForwardTold,
  { partner, sealed, files = [] }: { partner: string; sealed: Omit<SealedForward, 'files'>; files?: readonly string[] },
): Promise<Result<SharedManifest, NotSent>> =>
  share(
    desk,
    actor,
    { ...handOver, told, along: told.along, to: `organisation:${partner}` },
    (trx, { day, due, manifest }) =>
      sql<SharedRow>`
    select outcome, manifest from reporting_forward_inside(
      ${told.forwardId}, ${told.caseId}, ${partner}, ${told.ground}, ${sql.val([...told.fields])}, ${day}, ${due}, ${manifest}, ${hashIn(told)},
      ${sealed.newCase}, ${sealed.keyNumber}, ${sealed.wrapped}, ${hashOf(sealed.lookupId)}, ${sealed.reporterKey}, ${sealed.wrappedForReporter},
      ${sealed.report}, ${sealed.identity?.item ?? null}, ${sealed.identity?.wrapped ?? null}, ${sealed.identity?.envelope ?? null},
      ${sql.val([...files])})`.execute(trx),
  )

/**
 * Puts chosen fields of a case out for somebody outside, behind a link and a code; with a signed manifest. `outside`: what they are, never the name of a person.
 * Refusals: see `NotSent`.
 */
export const forwardOutside = (
  desk: ForwardDesk,
  actor: Actor,
  told: ForwardTold,
  {
    outside,
    letter,
    files = [],
  }: { outside: string; letter: Pick<SealedLetter, 'token' | 'proof' | 'envelope'>; files?: readonly string[] },
): Promise<Result<SharedManifest, NotSent>> =>
  share(
    desk,
    actor,
    { ...handOver, told, along: told.along, to: `outside:${outside}` },
    (trx, { day, due, manifest }) =>
      sql<SharedRow>`
    select outcome, manifest from reporting_forward_outside(
      ${told.forwardId}, ${told.caseId}, ${outside}, ${told.ground}, ${sql.val([...told.fields])}, ${day}, ${due}, ${manifest},
      ${hashOf(letter.token)}, ${hashOf(letter.proof)}, ${letter.envelope}, ${addDays(day, letterDays)},
      ${sql.val([...files])})`.execute(trx),
  )

const hashIn = ({ payloadHash }: ToldSharing) => fromBase64url(payloadHash)

const handOver = {
  permission: 'forward.send',
  kind: 'forwarded',
  term: 'partner-answer',
  refusals,
  way(
    state: string,
    { forwardId, ground, along }: ForwardTold,
  ): Result<SharingWay, 'closed' | 'not-now' | 'identity-ground'> {
    // Whether the vault is open for who sends it, only the database knows.
    if (hasIdentity(along) && !mayNameReporter(ground)) return err('identity-ground')
    if (state === 'forwarded') return ok(null)
    if (state === 'closed') return err('closed')
    const given = { forward: forwardId, ground }
    const edge = edgeOf('forward', state, 'key-holder')
    // Nothing is handed over before it was weighed, but for what cannot wait.
    return edge && lackingFor(edge, given).length === 0 ? ok({ edge, given }) : err('not-now')
  },
} as const
