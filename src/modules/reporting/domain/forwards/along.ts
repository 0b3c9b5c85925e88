import { type ShareGround, shareGrounds } from './grounds.ts'

/** What may go along with chosen fields, each ticked by itself and none beforehand. `identity`: who the reporter is. */
export const alongKinds = ['photo', 'sound', 'document', 'identity'] as const
export type AlongKind = (typeof alongKinds)[number]

/** Files of one forward together, in millions of bytes: as much as somebody outside opens one by one on a telephone. */
export const mostAlongMegabytes = 32

/** What a file is, from its media type. */
export const fileKind = (type: string): Exclude<AlongKind, 'identity'> =>
  type.startsWith('image/') ? 'photo' : type.startsWith('audio/') ? 'sound' : 'document'

/** As it stands in a manifest: the kind and the commitment to the content, 32 bytes as base64url. Nothing in it tells what a file is called. */
export const alongText = (kind: AlongKind, hash: string): string => `${kind}:${hash}`

/** The parts of one thing in a manifest; null: it is none. */
export function alongIn(text: string): { kind: AlongKind; hash: string } | null {
  const [named, hash = ''] = text.split(':')
  const kind = alongKinds.find((one) => one === named)
  return kind && /^[\w-]{43}$/.test(hash) ? { kind, hash } : null
}

/** Whether these are things that go along, who the reporter is at most once and last. */
export const isAlong = (along: readonly string[]): boolean =>
  along.every((one, at) => {
    const kind = alongIn(one)?.kind
    return kind !== undefined && (kind !== 'identity' || at === along.length - 1)
  })

export const hasIdentity = (along: readonly string[]): boolean => along.some((one) => alongIn(one)?.kind === 'identity')

/** Whether who the reporter is may go along on this ground: a signal about a place has nobody in it. */
export const mayNameReporter = (ground: ShareGround): boolean => shareGrounds[ground].people
