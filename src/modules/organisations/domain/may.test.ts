import { describe, expect, test } from 'vitest'
import { type Case, expected } from '../testing/who-may.ts'
import { type ActedOn, type Hat, mayAgree, mayDo } from './may.ts'
import { type Action, actions, objects, partsOf } from './objects.ts'
import { type Role, roles } from './roles.ts'

const hatOf = ({ role, membership, organisationActive }: Case): Hat => ({
  person: 'me',
  organisation: 'ours',
  roles: [role],
  membership,
  organisationActive,
})

const persons = { self: 'me', other: 'you', nobody: null, unknown: null } as const
const owners = { own: 'ours', predecessor: 'before', other: 'theirs', nobody: null } as const

const actedOnIn = ({ state, belongsTo, about, madeBy }: Case): ActedOn => ({
  organisation: owners[belongsTo],
  successor: belongsTo === 'predecessor' ? 'ours' : null,
  person: persons[about],
  author: persons[madeBy],
  state,
})

/** The answer of the table in the words of the expectation, and why not. */
function answerTo(one: Case): { told: ReturnType<typeof expected>; why: string } {
  const may = mayDo(hatOf(one), one.action, actedOnIn(one))
  return may.ok ? { told: may.value, why: '' } : { told: 'no', why: ` (${may.error})` }
}

const isOfPeople = (action: Action): boolean => ['membership', 'account', 'staff-key'].includes(partsOf(action).kind)

const things = actions.flatMap((action) =>
  objects[partsOf(action).kind].states.flatMap((state) =>
    (['own', 'predecessor', 'other', 'nobody'] as const).flatMap((belongsTo) =>
      (isOfPeople(action) ? (['self', 'other'] as const) : (['nobody'] as const)).flatMap((about) =>
        (['self', 'other', 'unknown'] as const).map((madeBy) => ({ action, state, belongsTo, about, madeBy })),
      ),
    ),
  ),
)

const hats = roles.flatMap((role) =>
  (['active', 'away', 'ended'] as const).flatMap((membership) =>
    [true, false].map((organisationActive) => ({ role, membership, organisationActive })),
  ),
)

/** The hat's own organisation stands as the hat says it does, and so does the person's own membership of it. */
function isPossible({ action, state, belongsTo, about, membership, organisationActive }: Case): boolean {
  if (belongsTo !== 'own') return true
  if (partsOf(action).kind === 'organisation') return (state !== 'ended') === organisationActive
  return partsOf(action).kind !== 'membership' || about !== 'self' || state === membership
}

const cases: readonly Case[] = hats.flatMap((hat) => things.map((thing) => ({ ...hat, ...thing }))).filter(isPossible)

const inWords = (answer: ReturnType<typeof expected>): string =>
  answer === 'no' ? 'no' : `yes${answer.map((step) => ` +${step}`).join('')}`

interface Disagreement {
  one: Case
  wanted: string
  got: string
}

function disagreementIn(one: Case): Disagreement[] {
  const { told, why } = answerTo(one)
  const wanted = inWords(expected(one))
  return inWords(told) === wanted ? [] : [{ one, wanted, got: inWords(told) + why }]
}

/** Per action and role how often and where, so that a failure reads as a sentence and not as thousands of lines. */
function report(disagreements: readonly Disagreement[]): string[] {
  const told = Map.groupBy(disagreements, ({ one, wanted, got }) => `${one.action} by ${one.role}: ${wanted} → ${got}`)
  return [...told].map(([title, group]) => {
    const seen = (key: keyof Case) => [...new Set(group.map(({ one }) => one[key]))].join('|')
    const where = (['membership', 'state', 'belongsTo', 'about', 'madeBy'] as const).map((key) => `${key} ${seen(key)}`)
    return `${title}; ${group.length}× ${where.join(', ')}`
  })
}

describe('who may do what', () => {
  test('the table decides every case as it was expected by somebody who had not seen the table', () => {
    console.log(`${cases.length} decisions of the table compared with what was expected`)
    expect(cases.length).toBeGreaterThanOrEqual(50_000)
    expect(cases.length).toBe(299_250)
    expect(report(cases.flatMap(disagreementIn))).toEqual([])
  })
})

/** Of all that was asked: the actions that may be done at least once. */
const allowedIn = (asked: (one: Case) => boolean): string[] => [
  ...new Set(cases.filter((one) => asked(one) && answerTo(one).told !== 'no').map(({ action }) => action)),
]
const rolesThatMay = (action: Action): Role[] =>
  roles.filter((role) => allowedIn((one) => one.role === role && one.action === action).length > 0)
/** Every different list of steps after which this may be done. */
const stepsOf = (action: Action, asked: (one: Case) => boolean = () => true): string[] => [
  ...new Set(
    cases
      .filter((one) => one.action === action && asked(one))
      .map((one) => inWords(answerTo(one).told))
      .filter((answer) => answer !== 'no'),
  ),
]
const isOfKey = ({ action }: Case): boolean => partsOf(action).kind === 'key'

describe('what is promised', () => {
  test('a platform administrator may do nothing with any key', () => {
    expect(allowedIn((one) => one.role === 'platform-administrator' && isOfKey(one))).toEqual([])
  })

  test('a platform administrator may do nothing with the people of another organisation', () => {
    expect(
      allowedIn(
        (one) =>
          one.role === 'platform-administrator' &&
          isOfPeople(one.action) &&
          one.belongsTo !== 'own' &&
          one.about === 'other',
      ),
    ).toEqual([])
  })

  test('a platform administrator reads the log of the platform and of nobody else', () => {
    const reads = (belongsTo: Case['belongsTo']) =>
      allowedIn(
        (one) => one.role === 'platform-administrator' && one.action === 'log.read' && one.belongsTo === belongsTo,
      )
    expect(reads('own')).toEqual(['log.read'])
    expect((['predecessor', 'other', 'nobody'] as const).flatMap(reads)).toEqual([])
  })

  test('an organisation administrator orders what happens with the key, and never makes, opens, gives, changes or recovers it', () => {
    expect(allowedIn((one) => one.role === 'organisation-administrator' && isOfKey(one))).toEqual([
      'key.see',
      'key.order-change',
      'key.order-recovery',
      'key.confirm-share',
      'key.declare-lost',
    ])
  })

  test.each<Action>(['key.make', 'key.open', 'key.give', 'key.change', 'key.recover', 'key.keep-secret'])(
    'only focal points do %s, and only with the key of their own organisation',
    (action) => {
      expect(rolesThatMay(action)).toEqual(['focal-point', 'second-focal-point'])
      expect(allowedIn((one) => isOfKey(one) && one.belongsTo !== 'own')).toEqual([])
    },
  )

  test('a staff key is touched by nobody but its owner, and every step with it but looking asks for a proof', () => {
    const ofStaffKey = ({ action }: Case): boolean => partsOf(action).kind === 'staff-key'
    expect(allowedIn((one) => ofStaffKey(one) && one.about !== 'self')).toEqual([])
    for (const action of actions.filter((one) => partsOf(one).kind === 'staff-key' && one !== 'staff-key.see'))
      expect(stepsOf(action), action).toEqual(['yes +sign-in-again'])
  })

  test.each<Action>(['directory-change.review', 'note.release', 'translation.check'])(
    'nobody does %s on their own work, nor on work of which the maker is not known',
    (action) => {
      expect(allowedIn((one) => one.action === action && one.madeBy !== 'other')).toEqual([])
      expect(allowedIn((one) => one.action === action && one.madeBy === 'other')).toEqual([action])
    },
  )

  test('nobody changes their own roles or recovers their own account', () => {
    const own: readonly Action[] = ['membership.change-roles', 'membership.make-administrator', 'account.recover']
    expect(allowedIn((one) => own.includes(one.action) && one.about === 'self')).toEqual([])
  })

  test('who left, or whose organisation ended, may do nothing', () => {
    expect(allowedIn((one) => one.membership === 'ended' || !one.organisationActive)).toEqual([])
  })

  test('who is away may do nothing with anything or anybody but themselves', () => {
    expect(allowedIn((one) => one.membership === 'away' && one.about !== 'self')).toEqual([])
  })

  test.each(roles)('%s: may leave, at work and while away', (role) => {
    for (const membership of ['active', 'away'] as const) {
      const leaves = (one: Case) =>
        one.role === role && one.action === 'membership.end' && one.about === 'self' && one.membership === membership
      expect(allowedIn((one) => leaves(one) && one.belongsTo === 'own')).toEqual(['membership.end'])
    }
  })

  test('only the council clerk settles and reopens promises, and changes none', () => {
    expect(rolesThatMay('promise.settle')).toEqual(['council-clerk'])
    expect(rolesThatMay('promise.reopen')).toEqual(['council-clerk'])
    expect(rolesThatMay('promise.change')).not.toContain('council-clerk')
  })

  test.each<Action>([
    'membership.end-last-key-holder',
    'membership.make-administrator',
    'account.recover',
    'key.order-change',
    'key.order-recovery',
    'key.declare-lost',
    'organisation.hand-over',
    'organisation.receive',
  ])('%s takes a second person, whoever asks', (action) => {
    expect(stepsOf(action)).not.toEqual([])
    expect(stepsOf(action).filter((steps) => !steps.includes('second-person'))).toEqual([])
  })

  test('nobody reads a log without saying why', () => {
    expect(stepsOf('log.read').filter((steps) => !steps.includes('reason'))).toEqual([])
  })

  test('a promise, a document or a row of another organisation is changed by nobody', () => {
    const kept: readonly Action[] = [
      'promise.change',
      'policy-document.change',
      'hand-over-row.change',
      'directory-row.change',
    ]
    expect(allowedIn((one) => kept.includes(one.action) && one.belongsTo !== 'own')).toEqual([])
  })
})

describe('several roles, and two people', () => {
  const hat = (person: string, ...hatRoles: Role[]): Hat => ({
    person,
    organisation: 'ours',
    roles: hatRoles,
    membership: 'active',
    organisationActive: true,
  })
  const ours = { organisation: 'ours', successor: null, person: null, author: null } as const

  test('who may by two roles has the way that asks least', () => {
    const organisation = { ...ours, state: 'active' } as const
    const alone = mayDo(hat('me', 'organisation-administrator'), 'organisation.change', organisation)
    expect(alone).toEqual({ ok: true, value: ['sign-in-again'] })
    const account = { ...ours, person: 'me', state: 'there' } as const
    const both = hat('me', 'organisation-administrator', 'desk-officer')
    expect(mayDo(both, 'account.end-sign-ins', account)).toEqual({ ok: true, value: [] })
  })

  test('of several roles each counts', () => {
    const promise = { ...ours, state: 'open' } as const
    expect(mayDo(hat('me', 'translator', 'policy-officer'), 'promise.change', promise).ok).toBe(true)
    expect(mayDo(hat('me'), 'promise.change', promise)).toEqual({ ok: false, error: 'role' })
  })

  test('a second person is somebody else who may do the same', () => {
    const key = { ...ours, state: 'in-use' } as const
    const [one, other] = [hat('one', 'organisation-administrator'), hat('other', 'organisation-administrator')]
    expect(mayAgree(one, other, 'key.order-change', key)).toEqual({ ok: true, value: true })
    expect(mayAgree(one, one, 'key.order-change', key)).toEqual({ ok: false, error: 'same-person' })
    expect(mayAgree(one, hat('other', 'focal-point'), 'key.order-change', key)).toEqual({ ok: false, error: 'role' })
    const elsewhere = { ...other, organisation: 'theirs' }
    expect(mayAgree(one, elsewhere, 'key.order-change', key)).toEqual({ ok: false, error: 'relation' })
  })

  test('why not is as near as it can be', () => {
    const note = { ...ours, author: 'me', state: 'awaiting-release' } as const
    const writer = hat('me', 'programme-manager')
    const why = (one: Hat, on: ActedOn) => {
      const may = mayDo(one, 'note.release', on)
      return may.ok ? 'may' : may.error
    }
    expect(why({ ...writer, membership: 'away' }, note)).toBe('not-here')
    expect(why({ ...writer, membership: 'ended' }, note)).toBe('not-here')
    expect(why({ ...writer, organisationActive: false }, note)).toBe('not-here')
    expect(why(hat('me', 'trainer'), note)).toBe('role')
    expect(why(writer, { ...note, organisation: 'theirs' })).toBe('relation')
    expect(why(writer, { ...note, state: 'draft' })).toBe('state')
    expect(why(writer, note)).toBe('author')
    expect(why(writer, { ...note, author: null })).toBe('author')
    expect(why(hat('other', 'programme-manager'), note)).toBe('may')
  })
})
