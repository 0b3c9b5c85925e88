import type { Action, ActionOn, ObjectKind, State, StateOf } from '../domain/objects.ts'
import type { Role } from '../domain/roles.ts'

/** What a case asks: one hat with one role, and one thing acted on. */
export interface Case {
  role: Role
  membership: 'active' | 'away' | 'ended'
  organisationActive: boolean
  action: Action
  /** A state of the object that the action is of. */
  state: State
  /** Whose the thing is: the hat's own organisation, one whose work goes on at the hat's organisation, another, or nobody's. */
  belongsTo: 'own' | 'predecessor' | 'other' | 'nobody'
  /** Whom it is about (memberships, accounts): the person, somebody else, or nobody (everything else). */
  about: 'self' | 'other' | 'nobody'
  /** Who made it last. */
  madeBy: 'self' | 'other' | 'unknown'
}

type Step = 'sign-in-again' | 'reason' | 'second-person'

/**
 * With what somebody may do it: their own membership and account · what is of their organisation · people of their
 * organisation, but never themselves · what was of an organisation that went into theirs · what is of anybody.
 */
type With = 'themselves' | 'ours' | 'our-others' | 'what-came-to-us' | 'anybodys'

/** One sentence: whoever has the role may do this, with that, while it stands so, after these steps. */
type Sentence = {
  [Kind in ObjectKind]: {
    may: ActionOn<Kind>
    with: With
    while: readonly StateOf<Kind>[]
    after: readonly Step[]
    /** Only when it is certain that somebody else made it. */
    madeByAnother?: true
  }
}[ObjectKind]

const atOnce: readonly Step[] = []
const again: readonly Step[] = ['sign-in-again']
const withReason: readonly Step[] = ['reason']
const byTwo: readonly Step[] = ['sign-in-again', 'second-person']

/** Colleagues know of each other; who was asked to come, and who left, is for those who look after people. */
const knowColleagues: readonly Sentence[] = [
  { may: 'membership.see', with: 'ours', while: ['active', 'away'], after: atOnce },
]

/** Nobody has to ask anyone to leave, to be ill, to come back, or to keep their own sign-in safe. Who is away keeps this. */
const everybodyWithThemselves: readonly Sentence[] = [
  { may: 'membership.see', with: 'themselves', while: ['invited', 'active', 'away', 'ended'], after: atOnce },
  { may: 'membership.end', with: 'themselves', while: ['invited', 'active', 'away'], after: again },
  { may: 'membership.set-away', with: 'themselves', while: ['active'], after: atOnce },
  { may: 'membership.set-back', with: 'themselves', while: ['away'], after: atOnce },
  { may: 'account.change', with: 'themselves', while: ['there'], after: again },
  // At once: whoever sees a sign-in that is not theirs is in a hurry, and too many ends harm nobody.
  { may: 'account.end-sign-ins', with: 'themselves', while: ['there'], after: atOnce },
  // A key of one's own is one's own. There is nobody who could help with it, and so nobody who could take it over.
  { may: 'staff-key.see', with: 'themselves', while: ['absent', 'in-use'], after: atOnce },
  { may: 'staff-key.make', with: 'themselves', while: ['absent'], after: again },
  { may: 'staff-key.replace', with: 'themselves', while: ['in-use'], after: again },
  { may: 'staff-key.add-way', with: 'themselves', while: ['in-use'], after: again },
  { may: 'staff-key.remove-way', with: 'themselves', while: ['in-use'], after: again },
]

/** What an administrator does for colleagues. Never for themselves: who could, would be alone with every key. */
const lookAfterColleagues: readonly Sentence[] = [
  { may: 'organisation.invite', with: 'ours', while: ['few-administrators', 'active'], after: again },
  { may: 'membership.see', with: 'ours', while: ['invited', 'active', 'away', 'ended'], after: atOnce },
  { may: 'membership.change-roles', with: 'our-others', while: ['invited', 'active', 'away'], after: again },
  // Whoever could make another administrator alone, would be the two people that other things take.
  { may: 'membership.make-administrator', with: 'our-others', while: ['active'], after: byTwo },
  { may: 'membership.end', with: 'our-others', while: ['invited', 'active', 'away'], after: again },
  { may: 'membership.set-away', with: 'our-others', while: ['active'], after: atOnce },
  { may: 'membership.set-back', with: 'our-others', while: ['away'], after: atOnce },
  { may: 'membership.give-stand-in', with: 'ours', while: ['active', 'away'], after: again },
  { may: 'account.end-sign-ins', with: 'our-others', while: ['there'], after: atOnce },
  { may: 'account.recover', with: 'our-others', while: ['there'], after: byTwo },
  { may: 'log.read', with: 'ours', while: ['there'], after: withReason },
]

/** Those who know when the door is really open. A second look is by another pair of eyes; taking back publishes nothing. */
const keepOurRowsOfTheDirectory: readonly Sentence[] = [
  { may: 'directory-row.change', with: 'ours', while: ['there'], after: atOnce },
  { may: 'directory-row.confirm', with: 'ours', while: ['there'], after: atOnce },
  { may: 'directory-row.undo', with: 'ours', while: ['there'], after: atOnce },
  { may: 'directory-change.review', with: 'ours', while: ['waiting'], after: atOnce, madeByAnother: true },
  { may: 'directory-change.withdraw', with: 'ours', while: ['waiting'], after: atOnce },
]

/** What is settled stands; what disappears from the register disappears for a reason. */
const keepOurPromises: readonly Sentence[] = [
  { may: 'promise.change', with: 'ours', while: ['open'], after: atOnce },
  { may: 'evidence.add', with: 'ours', while: ['there'], after: atOnce },
  { may: 'evidence.withdraw', with: 'ours', while: ['there'], after: withReason },
  { may: 'agreement.change', with: 'ours', while: ['there'], after: atOnce },
]

/** A note goes to parliament and cannot be called back from there: somebody else lets it go. */
const writeNotes: readonly Sentence[] = [
  { may: 'note.write', with: 'ours', while: ['draft'], after: atOnce },
  { may: 'note.submit', with: 'ours', while: ['draft'], after: atOnce },
  { may: 'note.take-back', with: 'ours', while: ['awaiting-release'], after: atOnce },
  { may: 'note.release', with: 'ours', while: ['awaiting-release'], after: again, madeByAnother: true },
]

const keepOurRowOfTheHandOver: readonly Sentence[] = [
  { may: 'hand-over-row.change', with: 'ours', while: ['open'], after: atOnce },
]

/** Where a key is, it is used: nothing that people tell waits for a key that is on its way to another one. */
const wheneverThereIsOne = ['in-use', 'change-ordered', 'changing', 'recovery-ordered'] as const

/** Numbers so large that nobody is found in them. */
const countOurs: readonly Sentence[] = [{ may: 'figures.see', with: 'ours', while: ['there'], after: atOnce }]

/** What people told is worked on by those who can open it, each case by anybody of them: a colleague who is ill must not stop it. */
const workOnCases: readonly Sentence[] = [
  { may: 'case.see', with: 'ours', while: ['open', 'closed'], after: atOnce },
  { may: 'case.file', with: 'ours', while: ['open'], after: atOnce },
  { may: 'case.work', with: 'ours', while: ['open'], after: atOnce },
  { may: 'case.reopen', with: 'ours', while: ['closed'], after: withReason },
  { may: 'case.hold', with: 'ours', while: ['open', 'closed'], after: withReason },
  { may: 'case.delete', with: 'ours', while: ['open', 'closed'], after: ['sign-in-again', 'reason'] },
  // Who told it, is known to two or to nobody.
  { may: 'vault.ask', with: 'ours', while: ['there'], after: ['sign-in-again', 'reason'] },
  { may: 'vault.agree', with: 'ours', while: ['there'], after: again, madeByAnother: true },
  { may: 'vault.see', with: 'ours', while: ['there'], after: atOnce },
  { may: 'forward.send', with: 'ours', while: ['there'], after: again },
  { may: 'forward.answer', with: 'ours', while: ['there'], after: atOnce },
  { may: 'forward.withdraw', with: 'ours', while: ['there'], after: atOnce },
  { may: 'consultation.ask', with: 'ours', while: ['there'], after: again },
  { may: 'consultation.see', with: 'ours', while: ['there'], after: atOnce },
  { may: 'consultation.answer', with: 'ours', while: ['there'], after: atOnce },
  { may: 'consultation.end', with: 'ours', while: ['there'], after: atOnce },
  ...countOurs,
]

/**
 * They alone make, open and give the key, and so they must see to whom; also to a new one who is to finish its change. What they did not
 * ask for themselves they carry out: a change or a recovery is ordered by those who open nothing.
 */
const holdTheKey: readonly Sentence[] = [
  { may: 'key.see', with: 'ours', while: ['absent', ...wheneverThereIsOne], after: atOnce },
  { may: 'key.make', with: 'ours', while: ['absent'], after: again },
  { may: 'key.open', with: 'ours', while: wheneverThereIsOne, after: atOnce },
  { may: 'key.keep-secret', with: 'ours', while: wheneverThereIsOne, after: atOnce },
  { may: 'key.give', with: 'ours', while: wheneverThereIsOne, after: again },
  { may: 'key.change', with: 'ours', while: ['change-ordered', 'changing', 'recovery-ordered'], after: again },
  { may: 'key.recover', with: 'ours', while: ['recovery-ordered'], after: again },
  { may: 'key.confirm-share', with: 'ours', while: wheneverThereIsOne, after: atOnce },
  { may: 'membership.see', with: 'ours', while: ['invited', 'active', 'away', 'ended'], after: atOnce },
  ...keepOurRowOfTheHandOver,
  ...workOnCases,
]

/** What each role may do at an active organisation, beside what everybody may with themselves. */
const whatTheyMay: Readonly<Record<Role, readonly Sentence[]>> = {
  'desk-officer': keepOurRowsOfTheDirectory,
  'help-point-worker': keepOurRowsOfTheDirectory,
  'care-coordinator': keepOurRowsOfTheDirectory,
  'employer-contact': keepOurRowsOfTheDirectory,
  'school-contact': keepOurRowsOfTheDirectory,
  'interest-contact': keepOurRowsOfTheDirectory,

  'focal-point': holdTheKey,
  'second-focal-point': holdTheKey,

  // What they come for is not built yet. Until it is, nothing is theirs.
  inspector: [],
  analyst: [],
  'riec-editor': [],
  trainer: [],

  'table-secretary': [...keepOurPromises, ...keepOurRowOfTheHandOver],
  'policy-officer': [
    ...keepOurPromises,
    ...writeNotes,
    ...keepOurRowOfTheHandOver,
    { may: 'policy-document.change', with: 'ours', while: ['there'], after: atOnce },
    { may: 'policy-document.confirm', with: 'ours', while: ['there'], after: atOnce },
    ...countOurs,
  ],
  'programme-manager': [...keepOurPromises, ...writeNotes, ...keepOurRowOfTheHandOver],

  // Parliament settles, whoever promised; and says why when it takes that back.
  'council-clerk': [
    { may: 'promise.settle', with: 'anybodys', while: ['open'], after: again },
    { may: 'promise.reopen', with: 'anybodys', while: ['settled'], after: [...again, ...withReason] },
  ],

  // A text in another language is everybody's. Who changes a checked one makes it a draft again.
  translator: [
    { may: 'translation.change', with: 'anybodys', while: ['draft', 'checked'], after: atOnce },
    { may: 'translation.check', with: 'anybodys', while: ['draft'], after: atOnce, madeByAnother: true },
  ],

  'organisation-administrator': [
    ...lookAfterColleagues,
    ...keepOurRowsOfTheDirectory,
    { may: 'organisation.change', with: 'ours', while: ['few-administrators', 'active'], after: again },
    { may: 'organisation.hand-over', with: 'ours', while: ['active'], after: byTwo },
    // Before its last day as after it: two people of both sides agree, and a late one is not stuck.
    {
      may: 'organisation.receive',
      with: 'what-came-to-us',
      while: ['few-administrators', 'active', 'ended'],
      after: byTwo,
    },
    { may: 'membership.end-last-key-holder', with: 'our-others', while: ['active', 'away'], after: byTwo },
    // They see who has the key, and say with two that it has to change, come back from paper, or is gone. They never have it.
    { may: 'key.see', with: 'ours', while: ['absent', ...wheneverThereIsOne], after: atOnce },
    { may: 'key.confirm-share', with: 'ours', while: wheneverThereIsOne, after: atOnce },
    { may: 'key.order-change', with: 'ours', while: ['in-use'], after: byTwo },
    { may: 'key.order-recovery', with: 'ours', while: ['in-use', 'change-ordered', 'changing'], after: byTwo },
    { may: 'key.declare-lost', with: 'ours', while: wheneverThereIsOne, after: byTwo },
  ],

  // Opens the door to organisations and stays outside: sees nobody there, and no key.
  'platform-administrator': [
    ...lookAfterColleagues,
    { may: 'organisation.register', with: 'anybodys', while: ['few-administrators', 'active'], after: again },
    { may: 'organisation.change', with: 'anybodys', while: ['few-administrators', 'active', 'ended'], after: again },
    // Never once there are two: it would be a way into any organisation.
    { may: 'organisation.invite-administrator', with: 'anybodys', while: ['few-administrators'], after: again },
  ],
}

/** Whether it may, and after what: `no`, or the steps in the order sign-in-again, reason, second-person. */
export function expected(one: Case): 'no' | readonly Step[] {
  if (one.membership === 'ended' || !one.organisationActive) return 'no'
  const work = one.membership === 'active' ? [...whatTheyMay[one.role], ...knowColleagues] : []
  return [...everybodyWithThemselves, ...work].find((sentence) => tellsOf(sentence, one))?.after ?? 'no'
}

const tellsOf = (sentence: Sentence, one: Case): boolean =>
  sentence.may === one.action &&
  sentence.while.some((state) => state === one.state) &&
  isWith(sentence.with, one) &&
  (!sentence.madeByAnother || one.madeBy === 'other')

function isWith(what: With, { belongsTo, about }: Case): boolean {
  switch (what) {
    case 'themselves':
      return about === 'self'
    case 'ours':
      return belongsTo === 'own'
    case 'our-others':
      return belongsTo === 'own' && about === 'other'
    case 'what-came-to-us':
      return belongsTo === 'predecessor'
    case 'anybodys':
      return true
  }
}
