import * as client from 'openid-client'
import { ProviderTrouble, type RefusalReason } from './refusal.ts'

const claimReasons: Readonly<Record<string, RefusalReason>> = {
  iss: 'issuer',
  aud: 'audience',
  azp: 'audience',
  nonce: 'nonce',
  exp: 'token-expired',
  nbf: 'token-not-yet-valid',
}

const partsOfEncrypted = 5
const deepestCause = 10

/** Why the library refused what a provider answered. @throws what it was given, when that is no refusal but a fault of ours */
export function reasonOfRefusal(error: unknown): RefusalReason {
  const trouble = causesOf(error).find((one) => one instanceof ProviderTrouble)
  if (trouble instanceof ProviderTrouble) return trouble.reason
  if (error instanceof client.WWWAuthenticateChallengeError) return 'client-refused'
  if (error instanceof client.ResponseBodyError) return reasonOfAnswer(error.error)
  if (error instanceof client.ClientError) return reasonOfClientError(error)
  throw error
}

function reasonOfAnswer(error: string): RefusalReason {
  if (error === 'invalid_grant') return 'code-refused'
  if (error === 'invalid_client' || error === 'unauthorized_client') return 'client-refused'
  return error === 'temporarily_unavailable' ? 'busy' : 'error-answer'
}

function reasonOfClientError(error: client.ClientError): RefusalReason {
  // The library puts what it looked at under its error: claims or header of a token, parameters of an answer, the token itself.
  const causes = causesOf(error)
  const seen = causes.find((one) => !(one instanceof Error))
  if (holds(seen, 'parameters')) return 'response-issuer'
  if (holds(seen, 'claims')) return reasonOfClaim(Reflect.get(seen, 'claim'))
  if (holds(seen, 'header')) return holds(Reflect.get(seen, 'header'), 'crit') ? 'token-header' : 'algorithm'
  if (typeof seen === 'string' && seen.split('.').length === partsOfEncrypted) return 'token-encrypted'
  return causes.some((one) => one instanceof Error && one.message.includes('JWT')) ? 'token-form' : 'unreadable'
}

const reasonOfClaim = (name: unknown): RefusalReason =>
  (typeof name === 'string' && Object.hasOwn(claimReasons, name) ? claimReasons[name] : undefined) ?? 'token-form'

const holds = (seen: unknown, name: string): seen is object => typeof seen === 'object' && seen !== null && name in seen

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [error]
  let last = error
  while (last instanceof Error && last.cause !== undefined && causes.length < deepestCause) {
    last = last.cause
    causes.push(last)
  }
  return causes
}
