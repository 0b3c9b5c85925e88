import { describe, expect, test } from 'vitest'
import { factsForStep, isMet, type NeedName, needs } from './needs.ts'
import { outcomes } from './outcomes.ts'
import { caseEdges, caseStates, edgeOf, lackingFor, type StepBy, stepNames, stepNow, stepsFrom } from './steps.ts'

const id = '0123456789abcdef0123456789abcdef'

/** Facts with which every need is met; `outcome` and `ground` are those that the narrowest rows take. */
const everything = {
  forms: ['labour', 'housing'],
  danger: 'no',
  municipality: 'GM0772',
  weighing: 'focal-point-labour/hand-over',
  consultation: id,
  forward: id,
  ground: 'minor',
  answer: 'accepted',
  outcome: 'not-ours',
  reason: id,
  why: 'asked-by-person',
}

/** What may follow on what, and who does it: written apart from the table. */
const mayFollow: Readonly<Record<string, readonly string[]>> = {
  new: ['key-holder read read'],
  read: ['key-holder weigh weighed', 'key-holder forward forwarded', 'key-holder close closed'],
  weighed: [
    'key-holder weigh-again read',
    'key-holder consult in-consultation',
    'key-holder forward forwarded',
    'key-holder close closed',
  ],
  'in-consultation': [
    'key-holder weigh-again read',
    'key-holder end-consultation weighed',
    'key-holder forward forwarded',
    'key-holder close closed',
  ],
  forwarded: ['key-holder weigh-again read', 'key-holder record-answer answered', 'key-holder close closed'],
  answered: [
    'key-holder weigh-again read',
    'key-holder consult in-consultation',
    'key-holder forward forwarded',
    'key-holder close closed',
  ],
  closed: ['key-holder reopen read'],
  deleted: [],
}
const alwaysUntilDeleted = [
  'clock delete-on-time deleted',
  'reporter delete-own deleted',
  'key-holder delete-early deleted',
]
const people: readonly StepBy[] = ['key-holder', 'reporter', 'clock']

describe('the steps of a case', () => {
  test('are those that may follow on each state, by who may take them, and no others: every combination was tried', () => {
    const wrong: string[] = []
    let tried = 0
    for (const state of caseStates) {
      const expected = [...(mayFollow[state] ?? []), ...(state === 'deleted' ? [] : alwaysUntilDeleted)]
      for (const by of people) {
        for (const step of [...stepNames, 'see', '', 'constructor']) {
          tried += 1
          const now = stepNow(step, { state, by, facts: everything })
          const found = now.ok ? `${by} ${step} ${now.value.to}` : 'refused'
          const sentence = expected.find((one) => one.startsWith(`${by} ${step} `)) ?? 'refused'
          if (found !== sentence) wrong.push(`${state}: ${by} ${step}: ${found}, and not ${sentence}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBe(caseStates.length * people.length * (stepNames.length + 3))
  })

  test('of key holders lead from one state to another in one way, so that the way tells which step it was', () => {
    const ways = caseEdges.filter(({ by, to }) => by === 'key-holder' && to !== 'deleted')
    expect(new Set(ways.map(({ from, to }) => `${from} ${to}`)).size).toBe(ways.length)
  })

  test('have one row for each step from each state', () => {
    const rows = caseEdges.map(({ step, from }) => `${step} ${from}`)
    expect(new Set(rows).size).toBe(rows.length)
  })

  test('lead from every state to deletion, and nowhere from there', () => {
    for (const state of caseStates.filter((one) => one !== 'deleted'))
      expect(stepsFrom(state, 'clock').map(({ to }) => to)).toEqual(['deleted'])
    expect(caseEdges.filter(({ from }) => from === 'deleted')).toEqual([])
  })

  test('ask for exactly what each row names: without one of them, with it empty or with another code they are refused', () => {
    const passed: string[] = []
    for (const edge of caseEdges) {
      for (const need of edge.must) {
        const { field } = needs[need]
        const { [field as keyof typeof everything]: _, ...without } = everything
        for (const wrong of [undefined, null, '', [], ['labour', 'gossip'], 'gossip', `${id}\n`, 4, {}]) {
          const facts = wrong === undefined ? without : { ...without, [field]: wrong }
          const now = stepNow(edge.step, { state: edge.from, by: edge.by, facts })
          const refused = !now.ok && now.error === 'lacking' && lackingFor(edge, facts).includes(need)
          if (!refused) passed.push(`${edge.step} from ${edge.from} without ${need}: ${JSON.stringify(wrong)}`)
        }
      }
    }
    expect(passed).toEqual([])
  })

  test('that weigh a case, ask about it or pass it on never make it stay longer', () => {
    const renewing = caseEdges.filter(({ renews }) => renews).map(({ step, from }) => `${step} from ${from}`)
    expect(renewing).toEqual(['read from new', 'reopen from closed'])
  })
})

const outcomesFrom = (state: string) =>
  outcomes.filter((outcome) => stepNow('close', { state, by: 'key-holder', facts: { ...everything, outcome } }).ok)

describe('a case is closed', () => {
  test('as handed over only after something was forwarded, and as without follow-up only after it was weighed', () => {
    const afterReading = ['advice-given', 'not-ours', 'duplicate', 'withdrawn-by-reporter', 'no-report']
    expect(outcomesFrom('new')).toEqual([])
    expect(outcomesFrom('read').sort()).toEqual(afterReading.sort())
    expect(outcomesFrom('weighed').sort()).toEqual([...afterReading, 'no-follow-up', 'own-action'].sort())
    expect(outcomesFrom('in-consultation')).toEqual(outcomesFrom('weighed'))
    expect(outcomesFrom('forwarded')).toEqual([...outcomes])
    expect(outcomesFrom('answered')).toEqual([...outcomes])
  })

  test('never without the note that says why', () => {
    const { reason: _, ...without } = everything
    expect(stepNow('close', { state: 'read', by: 'key-holder', facts: without })).toMatchObject({ error: 'lacking' })
    const edge = edgeOf('close', 'read', 'key-holder')
    expect(edge && lackingFor(edge, without)).toEqual(['reason'])
  })
})

describe('before a weighing', () => {
  test.each([
    ['acute-danger', true],
    ['minor', true],
    ['place-based', false],
    ['person-based', false],
    ['wgs-partnership', false],
  ])('something is passed on for %s: %s', (ground, passes) => {
    const facts = { forward: id, ground }
    expect(stepNow('forward', { state: 'read', by: 'key-holder', facts }).ok).toBe(passes)
    expect(stepNow('forward', { state: 'weighed', by: 'key-holder', facts }).ok).toBe(true)
  })
})

describe('a need', () => {
  test.each<[NeedName, unknown, boolean]>([
    ['municipality', 'unknown', true],
    ['municipality', 'GM0772', true],
    ['municipality', 'GM772', false],
    ['municipality', 'Eindhoven', false],
    ['weighing', 'without-plan', true],
    ['weighing', 'desk-labour/hand-over', false],
    ['forms', ['unknown'], true],
    ['forms', [], false],
    ['forms', 'labour', false],
    ['danger', 'now', true],
    ['reason', id.toUpperCase(), false],
    ['reason', 'because she said so', false],
  ])('%s is met by %j: %s', (need, value, met) => {
    expect(isMet(need, { [needs[need].field]: value })).toBe(met)
  })

  test('is met by what stands with the case only for what stays true: forms, place and danger', () => {
    expect(factsForStep(everything, {})).toEqual({ forms: everything.forms, danger: 'no', municipality: 'GM0772' })
    expect(factsForStep(everything, { danger: 'now', forward: id })).toMatchObject({ danger: 'now', forward: id })
  })

  test('is not met by what an object has from its ancestors', () => {
    expect(isMet('danger', Object.create({ danger: 'no' }))).toBe(false)
  })

  test('is asked for by some row of the table', () => {
    const asked = new Set(caseEdges.flatMap(({ must }) => must))
    expect(Object.keys(needs).filter((need) => !asked.has(need as NeedName))).toEqual([])
  })
})
