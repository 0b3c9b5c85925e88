import { Refused } from './ceremony-page.ts'
import type { KeyFacts } from './key-facts.ts'
import { bytesOf } from './sent-bytes.ts'

/** What a passkey is asked about: the same everywhere and for good, for another question gives another secret, and every wrap would be lost. */
const question = new TextEncoder().encode('baken/staff-key/passkey/1')

const timeoutMs = 300_000

/**
 * The 32 bytes that one of these passkeys gives to this page for opening a key, and which passkey it was. The answer of the device is not looked at and sent
 * nowhere: only the secret counts, and it stays here. It must verify who holds it, for without that a passkey gives another secret.
 * @throws Refused `passkey-cancelled` – somebody said no, waited too long, or has it not with them · `passkey-no-secret` – it can sign in, and no more.
 */
export async function passkeySecret(
  { rpId }: Pick<KeyFacts, 'rpId'>,
  passkeys: readonly string[],
): Promise<{ passkey: string; secret: Uint8Array<ArrayBuffer> }> {
  if (rpId === null || passkeys.length === 0) throw new Refused('passkey-cancelled')
  const answer = await navigator.credentials
    .get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rpId,
        allowCredentials: passkeys.map((id) => ({ type: 'public-key' as const, id: bytesOf(id) })),
        userVerification: 'required',
        timeout: timeoutMs,
        extensions: { prf: { eval: { first: question } } },
      },
    })
    .catch(() => null)
  if (!(answer instanceof PublicKeyCredential)) throw new Refused('passkey-cancelled')
  const first = answer.getClientExtensionResults().prf?.results?.first
  if (first === undefined) throw new Refused('passkey-no-secret')
  const secret = new Uint8Array(
    ArrayBuffer.isView(first)
      ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
      : new Uint8Array(first),
  )
  if (secret.length !== 32) throw new Refused('passkey-no-secret')
  return { passkey: answer.id, secret }
}
