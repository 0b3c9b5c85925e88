import { domainToASCII } from 'node:url'
import { err, ok, type Result } from '#kernel/result.ts'

declare const read: unique symbol
/** One address that `readMailAddress` let through: ASCII, its domain in small letters and, when it is not in Latin letters, as `xn--…`. */
export type MailAddress = string & { readonly [read]: true }

// RFC 5321: 64 before the sign, 254 for all of it.
const longestLocalPart = 64
const longestAddress = 254

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const localPart = new RegExp(`^${atom}(?:\\.${atom})*$`)
/** Letters, digits, hyphens and dots of any script; no sign that a reader of addresses would unpack, such as `%`, `[` or `。`. */
const written = /^[\p{L}\p{M}\p{N}.-]+$/u
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Reads one mail address, as somebody typed it. Nothing is cut off or guessed: blanks around it are for the form to take away. Refusal:
 * `not-an-address` – more than one, a name beside it, quotes, comments, a number instead of a domain, a domain without a dot, letters outside
 * ASCII before the sign (few servers take them), a line break, or too long.
 */
export function readMailAddress(text: string): Result<MailAddress, 'not-an-address'> {
  const [local = '', domain = '', ...more] = text.split('@')
  if (more.length > 0 || local.length > longestLocalPart || !localPart.test(local)) return err('not-an-address')
  const ascii = asciiDomain(domain)
  const address = `${local}@${ascii}`
  return ascii === undefined || address.length > longestAddress ? err('not-an-address') : ok(address as MailAddress)
}

function asciiDomain(domain: string): string | undefined {
  if (!written.test(domain)) return undefined
  const ascii = domainToASCII(domain)
  const labels = ascii.split('.')
  const isName = labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/.test(labels.at(-1) ?? '')
  return isName ? ascii : undefined
}
