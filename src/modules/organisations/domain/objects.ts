/**
 * What people act on: the states that it may be in, and what may be done with it. An action is written `object.verb`.
 * Something without states of its own is always `there`.
 */
export const objects = {
  organisation: {
    // With fewer than two administrators nothing that takes two of them can be done.
    states: ['few-administrators', 'active', 'ended'],
    verbs: ['register', 'change', 'invite', 'invite-administrator', 'hand-over', 'receive'],
  },
  membership: {
    states: ['invited', 'active', 'away', 'ended'],
    verbs: [
      'see',
      'change-roles',
      'make-administrator',
      'end',
      'end-last-key-holder',
      'set-away',
      'set-back',
      'give-stand-in',
    ],
  },
  account: { states: ['there'], verbs: ['change', 'end-sign-ins', 'recover'] },
  key: {
    // Absent: none was made yet, or the last one is lost for good.
    states: ['absent', 'in-use', 'change-ordered', 'changing', 'recovery-ordered'],
    verbs: [
      'see',
      'make',
      'open',
      'give',
      'order-change',
      'change',
      'order-recovery',
      'recover',
      'confirm-share',
      'declare-lost',
      'keep-secret',
    ],
  },
  'staff-key': { states: ['absent', 'in-use'], verbs: ['see', 'make', 'replace', 'add-way', 'remove-way'] },
  log: { states: ['there'], verbs: ['read'] },
  'directory-row': { states: ['there'], verbs: ['change', 'confirm', 'undo'] },
  'directory-change': { states: ['waiting', 'in-effect', 'refused'], verbs: ['review', 'withdraw'] },
  promise: { states: ['open', 'settled'], verbs: ['change', 'settle', 'reopen'] },
  evidence: { states: ['there', 'withdrawn'], verbs: ['add', 'withdraw'] },
  note: { states: ['draft', 'awaiting-release', 'released'], verbs: ['write', 'submit', 'take-back', 'release'] },
  'policy-document': { states: ['there'], verbs: ['change', 'confirm'] },
  agreement: { states: ['there'], verbs: ['change'] },
  'hand-over-row': { states: ['open', 'settled'], verbs: ['change'] },
  translation: { states: ['draft', 'checked'], verbs: ['change', 'check'] },
  // How it stands in the work on it is told by the module of reports: docs/state-machines/.
  case: { states: ['open', 'closed'], verbs: ['see', 'file', 'work', 'reopen', 'hold', 'delete'] },
  vault: { states: ['there'], verbs: ['ask', 'agree', 'see'] },
  forward: { states: ['there'], verbs: ['send', 'answer', 'withdraw'] },
  consultation: { states: ['there'], verbs: ['ask', 'see', 'answer', 'end'] },
  figures: { states: ['there'], verbs: ['see'] },
} as const

export type ObjectKind = keyof typeof objects
export type StateOf<Kind extends ObjectKind> = (typeof objects)[Kind]['states'][number]
export type VerbOf<Kind extends ObjectKind> = (typeof objects)[Kind]['verbs'][number]
export type ActionOn<Kind extends ObjectKind> = `${Kind}.${VerbOf<Kind>}`
export type State = StateOf<ObjectKind>
export type Action = { [Kind in ObjectKind]: ActionOn<Kind> }[ObjectKind]

export const objectKinds = Object.keys(objects) as readonly ObjectKind[]
export const actions = objectKinds.flatMap((kind) => objects[kind].verbs.map((verb) => `${kind}.${verb}` as Action))

/** An action as what it is done to, and what is done. */
export function partsOf(action: Action): { kind: ObjectKind; verb: VerbOf<ObjectKind> } {
  const [kind, verb] = action.split('.') as [ObjectKind, VerbOf<ObjectKind>]
  return { kind, verb }
}
