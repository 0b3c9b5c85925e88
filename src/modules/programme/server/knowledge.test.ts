import { expect, test } from 'vitest'
import { anEvent, anItem, aParty, aRegister } from '../testing/programme-builders.ts'
import { knowledgeDays, sourcesNamed } from './knowledge.ts'

const register = aRegister({
  documents: [],
  parties: [aParty({ sources: ['PAR-1'] })],
  items: [
    anItem({ id: 'S1-02', knownOn: '2020-12-01', sources: ['ROW-1'] }),
    anItem({
      id: 'S1-01',
      knownOn: '2020-12-01',
      sources: ['ROW-1'],
      events: [
        anEvent({ change: 'found' }, { knownOn: '2021-05-27', sources: ['TOLD-1'] }),
        anEvent(
          { change: 'state', to: 'done' },
          { knownOn: '2021-05-26', sources: [], evidence: [{ kind: 'link', source: 'SHOWN-1' }] },
        ),
      ],
    }),
  ],
})

test('every day on which something became known is there once, the first one first', () => {
  expect(knowledgeDays(register)).toEqual(['2020-12-01', '2021-05-26', '2021-05-27'])
  expect(knowledgeDays(aRegister({ documents: [], items: [] }))).toEqual([])
})

test('every source is named: of rows, of what became of them, of the evidence and of parties', () => {
  expect(new Set(sourcesNamed(register))).toEqual(new Set(['PAR-1', 'ROW-1', 'TOLD-1', 'SHOWN-1', 'S1']))
})
