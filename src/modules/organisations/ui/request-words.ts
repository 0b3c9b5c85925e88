/** What a request is called in the words of the page. */
export const requestKeys = [
  'make-administrator',
  'end-last-key-holder',
  'take-last-key',
  'recover',
  'hand-over',
  'receive',
  'order-change',
  'order-recovery',
  'declare-lost',
  'unknown',
] as const
export type RequestKey = (typeof requestKeys)[number]

/** The sentence for an action that takes two. `withRoles`: it leaves somebody there, with other roles. */
export function requestKey(action: string, withRoles: boolean): RequestKey {
  switch (action) {
    case 'membership.make-administrator':
      return 'make-administrator'
    case 'membership.end-last-key-holder':
      return withRoles ? 'take-last-key' : 'end-last-key-holder'
    case 'account.recover':
      return 'recover'
    case 'organisation.hand-over':
      return 'hand-over'
    case 'organisation.receive':
      return 'receive'
    case 'key.order-change':
      return 'order-change'
    case 'key.order-recovery':
      return 'order-recovery'
    case 'key.declare-lost':
      return 'declare-lost'
    default:
      return 'unknown'
  }
}
