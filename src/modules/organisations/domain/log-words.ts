const stepsOfTwo = ['ask', 'agree', 'refuse', 'take-back'] as const
const takeTwo = [
  'membership.make-administrator',
  'membership.end-last-key-holder',
  'account.recover',
  'organisation.hand-over',
  'organisation.receive',
  'key.order-change',
  'key.order-recovery',
  'key.declare-lost',
] as const
const atOnce = [
  'organisation.register',
  'organisation.change',
  'organisation.change-last-day',
  'organisation.invite',
  'membership.accept',
  'membership.change-roles',
  'membership.end',
  'membership.set-away',
  'membership.set-back',
  'membership.give-stand-in',
  'account.change',
  'account.end-sign-ins',
  'key.make',
  'key.give',
  'key.begin-change',
  'key.rewrap',
  'key.finish-change',
  'key.recover',
  'key.confirm-share',
  'key.keep-secret',
  'staff-key.make',
  'staff-key.replace',
  'staff-key.add-way',
  'staff-key.remove-way',
  'sign-in.start',
  'sign-in.wrong-password',
  'log.read',
  'people.read',
  'person.read',
  'policy-document.change',
  'policy-document.confirm',
  'hand-over-row.change',
  'note.write',
  'note.submit',
  'note.take-back',
  'note.release',
  'promise.change',
  'promise.settle',
  'promise.reopen',
  'evidence.add',
  'evidence.withdraw',
  'agreement.change',
  'directory-row.change',
  'directory-row.confirm',
  'directory-row.undo',
  'directory-change.review',
  'directory-change.withdraw',
  'directory-steward.give',
  'directory-steward.take',
] as const

/** Every action of which the log can tell in a sentence. */
export type ToldAction = (typeof atOnce)[number] | `${(typeof takeTwo)[number]}.${(typeof stepsOfTwo)[number]}`

export const toldActions: readonly ToldAction[] = [
  ...atOnce,
  ...takeTwo.flatMap((action) => stepsOfTwo.map((step) => `${action}.${step}` as const)),
]

/** The action when there is a sentence for it; null for one that is newer than the sentences: its code is shown. */
export const toldAction = (action: string): ToldAction | null => toldActions.find((one) => one === action) ?? null
