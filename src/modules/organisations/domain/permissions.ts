import type { ObjectKind, StateOf, VerbOf } from './objects.ts'
import { keyHolders, type Role, roles } from './roles.ts'

/**
 * How the hat that somebody has on stands to what is acted on.
 *
 * - `own` – it belongs to the organisation of the hat;
 * - `self` – it is about the person;
 * - `successor` – it belongs to an organisation whose work goes on at that of the hat;
 * - `any` – whoever it belongs to.
 */
export const relations = ['own', 'self', 'successor', 'any'] as const
export type Relation = (typeof relations)[number]

/**
 * What must happen besides before it takes effect: signing in once more, saying why, or a second person with the same
 * permission who agrees.
 */
export const safeguards = ['sign-in-again', 'reason', 'second-person'] as const
export type Safeguard = (typeof safeguards)[number]

export interface Permission<Kind extends ObjectKind = ObjectKind> {
  may: VerbOf<Kind>
  as: readonly Role[]
  to: Relation
  /** The states it may be in. Left out: each. */
  in?: readonly StateOf<Kind>[]
  /** Only what somebody else made: who wrote a thing is not the one who looks at it. */
  ofAnother?: true
  after?: readonly Safeguard[]
}

const administrator: readonly Role[] = ['organisation-administrator']
const platform: readonly Role[] = ['platform-administrator']
/** The platform looks after its own people as any organisation does. */
const anyAdministrator: readonly Role[] = [...administrator, ...platform]
const clerk: readonly Role[] = ['council-clerk']
const officer: readonly Role[] = ['policy-officer']
const writers: readonly Role[] = ['programme-manager', 'policy-officer']
const steering: readonly Role[] = [...writers, 'table-secretary']
const translator: readonly Role[] = ['translator']
/** Those who know when the door is really open. */
const openers: readonly Role[] = [
  'help-point-worker',
  'desk-officer',
  'care-coordinator',
  'employer-contact',
  'school-contact',
  'interest-contact',
  'organisation-administrator',
]
const everyone = roles

const again: readonly Safeguard[] = ['sign-in-again']
const twoPeople: readonly Safeguard[] = ['sign-in-again', 'second-person']
const withReason: readonly Safeguard[] = ['reason']
const keyIsThere = ['in-use', 'change-ordered', 'changing', 'recovery-ordered'] as const
const atWork = ['invited', 'active', 'away'] as const
const goesOn = ['few-administrators', 'active'] as const

/**
 * Who may do what, to what, in which state. What is not here, nobody may. There is no other place where it stands:
 * pages, the API and the rules of the database are held against this.
 */
export const permissions: { readonly [Kind in ObjectKind]: readonly Permission<Kind>[] } = {
  organisation: [
    { may: 'register', as: platform, to: 'any', in: goesOn, after: again },
    { may: 'change', as: administrator, to: 'own', in: goesOn, after: again },
    // Also one that ended: a wrong last day would lock everybody out for good.
    { may: 'change', as: platform, to: 'any', after: again },
    { may: 'invite', as: anyAdministrator, to: 'own', in: goesOn, after: again },
    { may: 'invite-administrator', as: platform, to: 'any', in: ['few-administrators'], after: again },
    { may: 'hand-over', as: administrator, to: 'own', in: ['active'], after: twoPeople },
    // Before its last day or after it: a merger that was not finished in time is not stuck.
    { may: 'receive', as: administrator, to: 'successor', after: twoPeople },
  ],
  membership: [
    { may: 'see', as: everyone, to: 'self' },
    { may: 'see', as: everyone, to: 'own', in: ['active', 'away'] },
    { may: 'see', as: [...anyAdministrator, ...keyHolders], to: 'own' },
    { may: 'change-roles', as: anyAdministrator, to: 'own', in: atWork, ofAnother: true, after: again },
    // Who could make another administrator alone, could be two people.
    { may: 'make-administrator', as: anyAdministrator, to: 'own', in: ['active'], ofAnother: true, after: twoPeople },
    { may: 'end', as: anyAdministrator, to: 'own', in: atWork, after: again },
    { may: 'end', as: everyone, to: 'self', in: atWork, after: again },
    {
      may: 'end-last-key-holder',
      as: administrator,
      to: 'own',
      in: ['active', 'away'],
      ofAnother: true,
      after: twoPeople,
    },
    { may: 'set-away', as: everyone, to: 'self', in: ['active'] },
    { may: 'set-away', as: anyAdministrator, to: 'own', in: ['active'] },
    { may: 'set-back', as: everyone, to: 'self', in: ['away'] },
    { may: 'set-back', as: anyAdministrator, to: 'own', in: ['away'] },
    { may: 'give-stand-in', as: anyAdministrator, to: 'own', in: ['active', 'away'], after: again },
  ],
  account: [
    { may: 'change', as: everyone, to: 'self', after: again },
    // At once: whoever sees a sign-in that should not be is in a hurry, and one too many that ends harms nobody.
    { may: 'end-sign-ins', as: everyone, to: 'self' },
    { may: 'end-sign-ins', as: anyAdministrator, to: 'own' },
    { may: 'recover', as: anyAdministrator, to: 'own', ofAnother: true, after: twoPeople },
  ],
  // It opens what people told. An administrator orders what happens with it and can open nothing.
  key: [
    { may: 'see', as: [...administrator, ...keyHolders], to: 'own' },
    { may: 'make', as: keyHolders, to: 'own', in: ['absent'], after: again },
    { may: 'open', as: keyHolders, to: 'own', in: keyIsThere },
    { may: 'give', as: keyHolders, to: 'own', in: keyIsThere, after: again },
    { may: 'order-change', as: administrator, to: 'own', in: ['in-use'], after: twoPeople },
    // Also while recovery waits: who turns out to have the key after all needs no papers.
    {
      may: 'change',
      as: keyHolders,
      to: 'own',
      in: ['change-ordered', 'changing', 'recovery-ordered'],
      after: again,
    },
    {
      may: 'order-recovery',
      as: administrator,
      to: 'own',
      in: ['in-use', 'change-ordered', 'changing'],
      after: twoPeople,
    },
    { may: 'recover', as: keyHolders, to: 'own', in: ['recovery-ordered'], after: again },
    { may: 'confirm-share', as: [...administrator, ...keyHolders], to: 'own', in: keyIsThere },
    { may: 'declare-lost', as: administrator, to: 'own', in: keyIsThere, after: twoPeople },
    { may: 'keep-secret', as: keyHolders, to: 'own', in: keyIsThere },
  ],
  // Everybody's own, and nobody else's: no administrator makes, replaces or recovers it.
  'staff-key': [
    { may: 'see', as: everyone, to: 'self' },
    { may: 'make', as: everyone, to: 'self', in: ['absent'], after: again },
    { may: 'replace', as: everyone, to: 'self', in: ['in-use'], after: again },
    { may: 'add-way', as: everyone, to: 'self', in: ['in-use'], after: again },
    { may: 'remove-way', as: everyone, to: 'self', in: ['in-use'], after: again },
  ],
  // That it was read is written down in it.
  log: [{ may: 'read', as: anyAdministrator, to: 'own', after: withReason }],
  'directory-row': [
    { may: 'change', as: openers, to: 'own' },
    { may: 'confirm', as: openers, to: 'own' },
    { may: 'undo', as: openers, to: 'own' },
  ],
  'directory-change': [
    { may: 'review', as: openers, to: 'own', in: ['waiting'], ofAnother: true },
    { may: 'withdraw', as: openers, to: 'own', in: ['waiting'] },
  ],
  // Parliament settles a promise, and only its clerk writes that down.
  promise: [
    { may: 'change', as: steering, to: 'own', in: ['open'] },
    { may: 'settle', as: clerk, to: 'any', in: ['open'], after: again },
    { may: 'reopen', as: clerk, to: 'any', in: ['settled'], after: ['sign-in-again', 'reason'] },
  ],
  evidence: [
    { may: 'add', as: steering, to: 'own', in: ['there'] },
    { may: 'withdraw', as: steering, to: 'own', in: ['there'], after: withReason },
  ],
  note: [
    { may: 'write', as: writers, to: 'own', in: ['draft'] },
    { may: 'submit', as: writers, to: 'own', in: ['draft'] },
    { may: 'take-back', as: writers, to: 'own', in: ['awaiting-release'] },
    { may: 'release', as: writers, to: 'own', in: ['awaiting-release'], ofAnother: true, after: again },
  ],
  'policy-document': [
    { may: 'change', as: officer, to: 'own' },
    { may: 'confirm', as: officer, to: 'own' },
  ],
  agreement: [{ may: 'change', as: steering, to: 'own' }],
  // Also those who know whether the step plan is in use.
  'hand-over-row': [{ may: 'change', as: [...steering, ...keyHolders], to: 'own', in: ['open'] }],
  // What people told. Only those who hold the key could read any of it; nobody else sees that it is there.
  case: [
    { may: 'see', as: keyHolders, to: 'own' },
    { may: 'file', as: keyHolders, to: 'own', in: ['open'] },
    { may: 'work', as: keyHolders, to: 'own', in: ['open'] },
    { may: 'reopen', as: keyHolders, to: 'own', in: ['closed'], after: withReason },
    { may: 'hold', as: keyHolders, to: 'own', after: withReason },
    // Before its day: somebody asked for it, or it should never have been kept.
    { may: 'delete', as: keyHolders, to: 'own', after: ['sign-in-again', 'reason'] },
  ],
  // Who a reporter is. Nobody looks alone, and nobody agrees with themselves.
  vault: [
    { may: 'ask', as: keyHolders, to: 'own', after: ['sign-in-again', 'reason'] },
    { may: 'agree', as: keyHolders, to: 'own', ofAnother: true, after: again },
    { may: 'see', as: keyHolders, to: 'own' },
  ],
  forward: [
    { may: 'send', as: keyHolders, to: 'own', after: again },
    { may: 'answer', as: keyHolders, to: 'own' },
    { may: 'withdraw', as: keyHolders, to: 'own' },
  ],
  // Somebody is asked what they know. A partner who is asked gets no case; who may answer may look, and no one else.
  consultation: [
    { may: 'ask', as: keyHolders, to: 'own', after: again },
    { may: 'see', as: keyHolders, to: 'own' },
    { may: 'answer', as: keyHolders, to: 'own' },
    { may: 'end', as: keyHolders, to: 'own' },
  ],
  // How many cases there are, as it was fixed once a year: large numbers only.
  figures: [{ may: 'see', as: [...officer, ...keyHolders], to: 'own' }],
  // Texts belong to everybody.
  translation: [
    { may: 'change', as: translator, to: 'any' },
    { may: 'check', as: translator, to: 'any', in: ['draft'], ofAnother: true },
  ],
}
