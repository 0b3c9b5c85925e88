import { err, ok, type Result } from '#kernel/result.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import {
  type Actor,
  addWay,
  beginKeyChange,
  type CeremonyStep,
  type Desk,
  finishKeyChange,
  giveKey,
  keepStaffKey,
  keptSecrets,
  makeOrganisationKey,
  moveAgain,
  organisationKey,
  readCeremonyStep,
  recoverKey,
  rewrap,
  secretsToRewrap,
} from '#modules/organisations/server/index.ts'
import {
  type CaseDesk,
  casesToFreshen,
  casesToFreshenAtOnce,
  type FreshenStep,
  freshenCases,
  readFreshenStep,
} from '#modules/reporting/server/index.ts'

const sentSecrets = (secrets: readonly { subject: string; wrapped: Uint8Array }[]) =>
  secrets.map(({ subject, wrapped }) => ({ subject, wrapped: toBase64url(wrapped) }))

/** What steps with keys need: people and keys, and the cases that a change of a key freshens. */
export interface KeyDesks {
  staff: Desk
  cases: Pick<CaseDesk, 'db'>
}

/** The step in the JSON that a browser sent; null: it is none. */
export const readKeyStep = (json: string): CeremonyStep | FreshenStep | null =>
  readCeremonyStep(json) ?? readFreshenStep(json)

/** Does what a browser sent at the end of a ceremony. What it gives is for that browser: bytes as base64url. */
export async function doKeyStep(
  { staff: desk, cases }: KeyDesks,
  actor: Actor,
  step: CeremonyStep | FreshenStep,
): Promise<Result<unknown, string>> {
  switch (step.do) {
    case 'keep-own':
      return keepStaffKey(desk, actor, step)
    case 'add-way':
      return addWay(desk, actor, step)
    case 'make':
      return makeOrganisationKey(desk, actor, step)
    case 'give':
      return giveKey(desk, actor, step)
    case 'begin-change':
      return beginKeyChange(desk, actor, step)
    case 'see': {
      const key = await organisationKey(desk, actor)
      return key.ok ? ok({ publicKey: key.value.current && toBase64url(key.value.current.publicKey) }) : key
    }
    case 'next-secrets': {
      const next = await secretsToRewrap(desk, actor, step)
      return next.ok ? ok({ ...next.value, secrets: sentSecrets(next.value.secrets) }) : next
    }
    case 'rewrap':
      return rewrap(desk, actor, step.secrets)
    case 'kept-secrets': {
      const kept = await keptSecrets(desk, actor, step)
      return kept.ok ? ok(sentSecrets(kept.value)) : kept
    }
    case 'move-again':
      return moveAgain(desk, actor, step.subjects)
    case 'finish-change':
      return finishFreshened({ staff: desk, cases }, actor, step.without)
    case 'recover':
      return recoverKey(desk, actor, step)
    case 'cases-to-freshen': {
      const some = await casesToFreshen(cases, actor, { after: step.after, limit: casesToFreshenAtOnce })
      return some.ok ? ok(some.value.map((one) => ({ ...one, reporterKey: toBase64url(one.reporterKey) }))) : some
    }
    case 'freshen':
      return freshenCases(cases, actor, step.number, step.cases)
  }
}

/** The old key ends when there is no case any more of which what is new would be under a key that who left may have. */
async function finishFreshened({ staff, cases }: KeyDesks, actor: Actor, without: number) {
  const left = await casesToFreshen(cases, actor, { after: '', limit: 1 })
  if (left.ok && left.value.length > 0) return err('secrets-left')
  return finishKeyChange(staff, actor, without)
}
