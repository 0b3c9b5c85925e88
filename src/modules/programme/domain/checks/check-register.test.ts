import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import {
  aDeadline,
  aLink,
  aMotion,
  aNote,
  anEvent,
  anInstrument,
  anItem,
  aParty,
  aRegister,
  aStatement,
  someParties,
} from '../../testing/programme-builders.ts'
import type { Item } from '../items.ts'
import type { Register } from '../register.ts'
import { when } from '../when.ts'
import { actorsOf } from './check-events.ts'
import { checkRegister } from './check-register.ts'

const surroundings = {
  isKnownSource: (code: string) => code === 'S1',
  isKnownPlace: ({ code }: { code: string }) => code !== 'GM9999',
}
const codesOf = (register: Register) =>
  checkRegister(register, surroundings, () => null).map(({ list, code }) => `${list}: ${code}`)
const withItem = (changes: Parameters<typeof anItem>[0]) => codesOf(aRegister({ items: [anItem(changes)] }))
const withEvents = (...events: Item['events']) => withItem({ events })
const state = (to: 'running' | 'done' | 'dropped' | 'settled-by-parliament' | 'condition-not-met' | 'open') =>
  ({ change: 'state', to }) as const

const watching = (again: string, planned: string): Parameters<typeof anItem>[0] => ({
  id: 'W-01',
  type: 'watch',
  document: null,
  kind: null,
  certainty: null,
  watch: { again: day(again), planned: day(planned) },
})

describe('a sound register', () => {
  test('has no findings', () => expect(codesOf(aRegister())).toEqual([]))

  test('may have a motion that runs, is proposed and is settled by parliament', () => {
    const events = [
      anEvent(state('running'), { id: 'runs', by: 'GS' }),
      anEvent({ change: 'proposed' }, { id: 'asks', when: '2021-02', by: 'GS' }),
      anEvent(state('settled-by-parliament'), { id: 'settles', when: '2021-03', by: 'PS' }),
    ]
    expect(codesOf(aRegister({ items: [aMotion({ events })] }))).toEqual([])
  })
})

describe('an item', () => {
  test.each<[string, Parameters<typeof anItem>[0], string]>([
    ['an owner that is not there', { owners: ['NOBODY'] }, 'party-unknown'],
    ['no owner', { owners: [] }, 'no-owner'],
    ['a reporter that is not there', { reporters: ['NOBODY'] }, 'party-unknown'],
    ['a partner that is not there', { partners: ['NOBODY'] }, 'party-unknown'],
    ['an instrument that is not there', { instruments: ['I-99'] }, 'instrument-unknown'],
    ['a place that is not there', { places: ['GM9999'] }, 'place-unknown'],
    ['no source', { sources: [] }, 'no-source'],
    ['a source that is not listed', { sources: ['X99'] }, 'source-unknown'],
    ['the id of another note', { id: 'S2-01' }, 'id-of-other-document'],
    ['a kind without a note', { document: null }, 'row-and-document'],
    ['a row without a kind', { kind: null }, 'row-and-kind'],
    ['a row without a certainty', { certainty: null }, 'row-and-kind'],
    ['a commitment under a condition', { certainty: 'conditional' }, 'kind-and-certainty'],
    ['done, yet open', { kind: 'done' }, 'kind-and-state'],
    ['a fact with a state', { kind: 'fact', certainty: 'statement' }, 'kind-and-state'],
    ['a commitment without a state', { starts: null }, 'state-missing'],
    [
      'the number of a motion',
      { motion: { name: '1', year: 2020, number: 1, suffix: null, vote: null } },
      'detail-of-other-type',
    ],
    ['a dated basis without a day', { deadline: aDeadline('exact') }, 'day-missing'],
    ['a day nobody gave', { deadline: aDeadline('vague', '2021-01-01') }, 'day-too-many'],
    ['a quarter that ends early', { deadline: aDeadline('quarter-end', '2021-03-30') }, 'not-a-quarter-end'],
    ['a year that ends early', { deadline: aDeadline('year-end', '2021-12-30') }, 'not-a-year-end'],
    ['known before it was written', { knownOn: '2020-11-30' }, 'known-before-it-was'],
    [
      'a plan to look again',
      { watch: { again: day('2027-05-21'), planned: day('2026-11-21') } },
      'detail-of-other-type',
    ],
    ['looking again on the day it was planned', watching('2026-11-21', '2026-11-21'), 'again-before-planned'],
    ['a plan that is older than itself', watching('2026-11-21', '2020-11-30'), 'planned-before-known'],
    ['an end before the beginning', { until: '2019' }, 'ends-first'],
  ])('with %s is found', (_, changes, code) => {
    expect(withItem(changes)).toContain(`items: ${code}`)
  })

  test('that is watched may be looked at again the day after it was planned, or not at all', () => {
    expect(withItem(watching('2026-11-22', '2026-11-21'))).toEqual([])
    expect(withItem({ ...watching('2026-11-22', '2026-11-21'), watch: null })).toEqual([])
  })

  test('twice is found once', () => {
    expect(codesOf(aRegister({ items: [anItem(), anItem()] }))).toEqual(['items: row-twice'])
  })

  test('an idea of somebody else needs no state of its own kind', () => {
    expect(withItem({ kind: 'idea', certainty: 'intention', owners: ['CITY'] })).toEqual([])
  })
})

describe('an event', () => {
  test.each<[string, Item['events'], string]>([
    ['without evidence', [anEvent(state('running'), { evidence: [] })], 'no-evidence'],
    ['of somebody unknown', [anEvent({ change: 'found' }, { by: 'NOBODY' })], 'party-unknown'],
    ['without a source', [anEvent({ change: 'found' }, { sources: [], evidence: [] })], 'no-source'],
    [
      'with evidence nobody listed',
      [anEvent({ change: 'found' }, { evidence: [{ kind: 'link', source: 'X9' }] })],
      'source-unknown',
    ],
    ['that changes a state without a date', [anEvent(state('running'), { when: null })], 'change-undated'],
    [
      'known before it happened',
      [anEvent({ change: 'found' }, { when: '2021-02-02', knownOn: '2021-02-01' })],
      'known-before-it-happened',
    ],
    ['twice', [anEvent({ change: 'found' }), anEvent({ change: 'found' })], 'event-twice'],
    ['that withdraws nothing', [anEvent({ change: 'withdrawn', event: 'none' })], 'event-unknown'],
    ['that sets an unsound deadline', [anEvent({ change: 'term', deadline: aDeadline('exact') })], 'day-missing'],
    ['by which a newspaper drops a row', [anEvent(state('dropped'), { by: 'PRESS' })], 'not-entitled'],
    ['by which parliament settles a row', [anEvent(state('settled-by-parliament'), { by: 'PS' })], 'nothing-to-settle'],
    ['that misses a condition nobody made', [anEvent(state('condition-not-met'))], 'not-conditional'],
    ['that proposes to settle a row', [anEvent({ change: 'proposed' }, { by: 'GS' })], 'nothing-to-settle'],
  ])('%s is found', (_, events, code) => {
    expect(withEvents(...events)).toContain(`items: ${code}`)
  })

  test('not-found needs neither evidence nor source', () => {
    expect(withEvents(anEvent({ change: 'not-found' }, { sources: [], evidence: [], when: null }))).toEqual([])
  })

  test('the Executive cannot settle a motion, and a newspaper cannot propose it', () => {
    const motion = (...events: Item['events']) => codesOf(aRegister({ items: [aMotion({ events })] }))
    expect(motion(anEvent(state('settled-by-parliament'), { by: 'GS' }))).toContain('items: only-parliament-settles')
    expect(motion(anEvent({ change: 'proposed' }, { by: 'PRESS' }))).toContain('items: not-entitled')
  })

  test('steps are walked in the order they happened, not as they stand in the file', () => {
    const later = anEvent(state('done'), { id: 'later', when: '2021-06', knownOn: '2021-06-30' })
    const earlier = anEvent(state('running'), { id: 'earlier', when: '2021-02', knownOn: '2021-07-01' })
    expect(withEvents(later, earlier)).toEqual([])
    const impossible = anEvent(state('dropped'), { id: 'impossible', when: '2021-08', knownOn: '2021-08-31' })
    expect(withEvents(later, earlier, impossible)).toEqual(['items: no-such-step'])
  })

  test('what was withdrawn is no step; a withdrawal can neither be withdrawn nor come before', () => {
    const mistake = anEvent(state('done'), { id: 'mistake' })
    const sorry = anEvent({ change: 'withdrawn', event: 'mistake' }, { id: 'sorry', when: '2021-03' })
    const runs = anEvent(state('running'), { id: 'runs', when: '2021-05', knownOn: '2021-05-31', by: 'PRESS' })
    expect(withEvents(mistake, sorry, runs)).toEqual([])
    const again = anEvent({ change: 'withdrawn', event: 'sorry' }, { id: 'again', when: '2021-04' })
    expect(withEvents(mistake, sorry, again)).toEqual(['items: withdrawal-withdrawn'])
    const early = anEvent(
      { change: 'withdrawn', event: 'mistake' },
      { id: 'early', when: '2021-01', knownOn: '2021-01-05' },
    )
    expect(withEvents(mistake, early)).toContain('items: withdrawn-first')
  })

  test('a statement of fact changes no state', () => {
    const fact = { kind: 'fact', certainty: 'statement', starts: null } as const
    expect(withItem({ ...fact, events: [anEvent(state('done'))] })).toEqual(['items: state-of-a-fact'])
  })
})

describe('who somebody is to an item', () => {
  const parties = new Map(someParties().map((party) => [party.id, party]))
  const item = { owners: ['CITY'], reporters: ['GS'] }

  test.each([
    ['PS', ['parliament']],
    ['GS', ['executive', 'reporter']],
    ['PROV', ['executive']],
    ['CITY', ['owner']],
    ['PRESS', ['witness']],
  ])('%s is %j', (id, actors) => expect(actorsOf(item, parties.get(id))).toEqual(actors))
})

describe('links, claims and the other lists', () => {
  test.each<[string, Partial<Register>, string]>([
    ['a link to nothing', { links: [aLink('S1-01', 'led-to', 'S1-99')] }, 'links: item-unknown'],
    [
      'a link twice',
      { links: [aLink('S1-01', 'led-to', 'S1-01'), aLink('S1-01', 'led-to', 'S1-01')] },
      'links: row-twice',
    ],
    ['links that go round', { links: [aLink('S1-01', 'led-to', 'S1-01')] }, 'links: links-go-round'],
    ['a party twice', { parties: [...someParties(), aParty()] }, 'parties: row-twice'],
    [
      'a party of an unknown note',
      { parties: [...someParties(), aParty({ id: 'X', documents: ['S9'] })] },
      'parties: document-unknown',
    ],
    [
      'an instrument of an unknown note',
      { instruments: [anInstrument({ documents: ['S9'] })] },
      'instruments: document-unknown',
    ],
    [
      'a note that fits nowhere',
      { documents: [aNote({ inferredWithin: when('2020-11') })] },
      'documents: inference-outside',
    ],
    ['a note of an unknown reporter', { documents: [aNote({ reporters: ['NOBODY'] })] }, 'documents: party-unknown'],
    ['a sentence of an unknown row', { statements: [aStatement({ rows: ['S1-99'] })] }, 'statements: item-unknown'],
    [
      'a sentence of an unknown claim',
      { statements: [aStatement({ claims: ['CL-99'] })] },
      'statements: claim-unknown',
    ],
    [
      'a claim that no longer counts up',
      {
        claims: [
          {
            id: 'CL-01',
            document: 'S1',
            check: 'items',
            type: 'goal',
            stated: 5,
            basis: 'stated',
            sources: ['S1'],
            confidence: 'seen',
          },
        ],
      },
      'claims: claim-disagrees',
    ],
    [
      'a hand-over to nowhere',
      {
        handOver: [
          {
            municipality: 'GM9999',
            step: 'received',
            answer: 'yes',
            when: when('2021'),
            knownOn: day('2021-12-31'),
            knownBasis: 'read',
            by: 'PROV',
            sources: ['S1'],
            confidence: 'seen',
          },
        ],
      },
      'handOver: place-unknown',
    ],
    [
      'a sounding of nobody',
      {
        soundings: [
          {
            id: 'first',
            guide: 'desk-labour',
            version: '1',
            verdict: 'comments',
            by: 'NOBODY',
            when: when('2021'),
            knownOn: day('2021-12-31'),
            knownBasis: 'read',
            sources: ['S1'],
            confidence: 'seen',
          },
        ],
      },
      'soundings: party-unknown',
    ],
  ])('%s is found', (_, changes, code) => expect(codesOf(aRegister(changes))).toContain(code))

  test('a finding leads to the row and the field', () => {
    const events = [anEvent({ change: 'found' }), anEvent(state('dropped'), { id: 'dropped', by: 'PRESS' })]
    const [found] = checkRegister(
      aRegister({ items: [anItem({ id: 'S1-02' }), anItem({ events })] }),
      surroundings,
      () => null,
    )
    expect(found).toMatchObject({ list: 'items', row: 1, path: ['events', 1, 'to'], code: 'not-entitled' })
    expect(found?.message).toBe('open → dropped by PRESS: this is not theirs to say.')
  })
})
