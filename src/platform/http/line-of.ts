import { isIPv6 } from 'node:net'

/** One line of internet has a /56 at home and a single address of the older kind; whoever has more has several lines. */
const groupsOfLine = 4

/** The part of the internet that counts as one visitor. */
export function lineOf({ address }: { address: string }): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('%')[0]?.split('::') ?? []
  const [before, after] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''))
  const missing = plain.includes('::') ? Math.max(0, 8 - (before?.length ?? 0) - (after?.length ?? 0)) : 0
  const groups = [...(before ?? []), ...Array.from({ length: missing }, () => '0'), ...(after ?? [])]
  const [a, b, c, d] = groups.slice(0, groupsOfLine).map((group) => Number.parseInt(group, 16) || 0)
  return [a, b, c, ((d ?? 0) & 0xff00) >>> 8].map((group) => (group ?? 0).toString(16)).join(':')
}
