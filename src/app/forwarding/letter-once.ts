import { toBase64url } from '#modules/organisations/index.ts'
import type { SealedLetter } from '#modules/reporting/ceremonies/index.ts'
import { showReceiptCode } from '#platform/sealing/index.ts'

/** What opens a letter for somebody outside: shown once, and given to them by two ways. */
export interface ShownOnce {
  /** With its secret behind `#`, which no browser sends. */
  link: string
  code: string
}

/** `letters`: the address under which letters are. */
export const shownOnce = (
  letters: string,
  { token, linkSecret, code }: Pick<SealedLetter, 'token' | 'linkSecret' | 'code'>,
): ShownOnce => ({
  link: `${letters}/${toBase64url(token)}#${toBase64url(linkSecret)}`,
  code: showReceiptCode(code),
})
