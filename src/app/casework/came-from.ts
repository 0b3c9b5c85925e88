/** What a partner handed over, held against the manifest that they had signed: the site signs what a sender says, and what is sealed only its reader can compare. */
import { alongHash, fitsContent, identityHash } from '#modules/reporting/ceremonies/index.ts'
import {
  alongIn,
  type FileFacts,
  holdsWhatIsNamed,
  type OpenedCaseView,
  payloadText,
  readSignedFile,
} from '#modules/reporting/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'

/** A case that a partner handed over, as it was opened. */
export interface CameFrom {
  /** Whether what was opened is, to the letter, what was signed, and holds what the manifest names and nothing else. */
  fits: boolean
  /** Whether a file of the case is the one that went along. */
  isFile(facts: Pick<FileFacts, 'item'>, content: Bytes): Promise<boolean>
  /** Whether this is who the reporter is, as it went along. */
  isIdentity(content: Bytes): Promise<boolean>
}

/** `manifest`: the text of the signed file; undefined: no partner handed the case over, and null comes of it. */
export async function cameFrom(
  manifest: string | undefined,
  report: OpenedCaseView['report'],
): Promise<CameFrom | null> {
  if (manifest === undefined) return null
  const signed = readSignedFile(manifest)
  const statement = signed.ok && signed.value.statement.kind === 'forwarded' ? signed.value.statement : null
  const payload = report !== null && 'forwarded' in report ? report.forwarded : null
  const along = statement?.along.map(alongIn) ?? []
  return {
    fits:
      statement !== null &&
      payload !== null &&
      holdsWhatIsNamed(payload, statement) &&
      (await fitsContent(statement, payloadText(payload))),
    async isFile({ item }, content) {
      const named = along[payload?.files.findIndex((file) => file.item === item) ?? -1]
      return payload !== null && named != null && named.hash === (await alongHash(payload.salt, content))
    },
    async isIdentity(content) {
      const named = along.find((one) => one?.kind === 'identity')
      return named != null && named.hash === (await identityHash(content))
    },
  }
}
