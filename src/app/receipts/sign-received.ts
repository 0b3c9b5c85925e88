import type { Day } from '#kernel/days.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import type { SealedReport } from '#modules/reporting/ceremonies/index.ts'
import { type Received, signedFile } from '#modules/reporting/index.ts'
import type { DoorIn } from '#modules/reporting/server/index.ts'
import type { Signing } from './signing-keys.ts'

/** The receipt of a report that was kept, as the text of a file: signed by the site, bound to what was told, and without a word of it. */
export async function signReceived(
  signing: Signing,
  { organisation, commitment }: Pick<SealedReport, 'organisation' | 'commitment'>,
  { day, door }: { day: Day; door: DoorIn },
): Promise<string> {
  const bound = toBase64url(commitment)
  return signedFile(
    await signing.sign<Received>({ v: 1, kind: 'received', organisation, day, door, commitment: bound }),
  )
}

/** The receipt of a case that is there, once more: it says the same as the first one. */
export const signReceivedAgain = (
  signing: Signing,
  kept: { organisation: string; commitment: Uint8Array; receivedOn: Day; door: string },
): Promise<string> =>
  signReceived(
    signing,
    { organisation: kept.organisation, commitment: new Uint8Array(kept.commitment) },
    { day: kept.receivedOn, door: kept.door === 'sealed' ? 'sealed' : 'seen-once' },
  )
