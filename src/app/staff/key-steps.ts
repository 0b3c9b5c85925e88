import { ok, type Result } from '#kernel/result.ts'
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
  recoverKey,
  rewrap,
  secretsToRewrap,
} from '#modules/organisations/server/index.ts'

const sentSecrets = (secrets: readonly { subject: string; wrapped: Uint8Array }[]) =>
  secrets.map(({ subject, wrapped }) => ({ subject, wrapped: toBase64url(wrapped) }))

/** Does what a browser sent at the end of a ceremony. What it gives is for that browser: bytes as base64url. */
export async function doKeyStep(desk: Desk, actor: Actor, step: CeremonyStep): Promise<Result<unknown, string>> {
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
      return finishKeyChange(desk, actor, step.without)
    case 'recover':
      return recoverKey(desk, actor, step)
  }
}
