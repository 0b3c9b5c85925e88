import { expect, test } from 'vitest'
import { toldPlan } from './told-plan.ts'

const words = {
  'desk-labour': {
    title: 'Vermoeden van arbeidsuitbuiting',
    version: '2',
    nodes: {
      danger: { text: 'Is er nu gevaar?', options: { yes: 'Ja', no: 'Nee' } },
      apart: { text: 'Spreek de persoon alleen.', options: {} },
      'find-focal-point': { text: 'Geef het door aan de aandachtsfunctionaris.', options: {} },
    },
  },
}
const from = { guide: 'desk-labour', version: '2', outcome: 'find-focal-point', answers: 'danger=no&apart=done' }

test('whoever reads a report sees which step plan it comes from, each answer and the outcome', () => {
  expect(toldPlan(from, words)).toEqual({
    guide: 'desk-labour',
    title: 'Vermoeden van arbeidsuitbuiting',
    outcome: 'Geef het door aan de aandachtsfunctionaris.',
    isChanged: false,
    trail: [
      { question: 'Is er nu gevaar?', answer: 'Nee' },
      { question: 'Spreek de persoon alleen.', answer: '✓' },
    ],
  })
})

test.each([
  ['of another version', { ...from, version: '1' }, words],
  ['of a plan that is there no more', { ...from, guide: 'gone' }, words],
  ['while the connection is away', from, {}],
])('%s it says that the words may be others, and shows what it has', (_, told, there) => {
  const shown = toldPlan(told, there)
  expect(shown.isChanged).toBe(true)
  expect(shown.trail).toHaveLength(2)
})

test('answers that are none, and names that every object has, are no more than their own letters', () => {
  expect(toldPlan({ ...from, answers: '<script>' }, words).trail).toEqual([])
  const odd = toldPlan({ ...from, guide: 'constructor', answers: 'constructor=constructor' }, words)
  expect(odd).toMatchObject({ title: 'constructor', trail: [{ question: 'constructor', answer: 'constructor' }] })
})
