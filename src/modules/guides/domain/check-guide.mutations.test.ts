import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aContact, someCatalogues } from '../testing/a-catalogue.ts'
import { aCheckContext, aFolder, aGuideOf, aNextStep, anAssessment, anOutcome } from '../testing/a-guide.ts'
import {
  chainOf,
  omit,
  renamed,
  type Sample,
  signalsWith,
  withContacts,
  withEveryAssessment,
  withEveryEdge,
  withEveryLine,
  withEveryNode,
  withGuide,
  withNode,
  withNodes,
  withoutEveryMessage,
  withSignal,
  withWordNode,
  withWords,
  wordsOf,
} from '../testing/change-sample.ts'
import { checkGuide } from './check-guide.ts'
import { type FindingCode, findingCodes } from './finding.ts'
import { lineLists, type Question } from './guide.ts'

type Seeder = (sample: Sample) => Sample[]

const sound: Sample = { folder: aFolder(), context: aCheckContext() }
const soundAndLarge: Sample = {
  folder: aFolder({ ...aGuideOf(200), languages: ['nl'] }),
  context: aCheckContext({ pagesOf: () => 1 }),
}

const assessment: Sample = { folder: aFolder(anAssessment()), context: aCheckContext() }

const withoutAssess = ({ assess: _, ...question }: Question): Question => question

/** Every way to put one fault of each class into a guide. A code without a way does not compile. */
const faults: Record<FindingCode, Seeder> = {
  'id-mismatch': (sample) => [{ ...sample, folder: { ...sample.folder, name: 'another-folder' } }],

  'edge-unresolved': (sample) => [withGuide(sample, { start: 'nowhere' }), ...withEveryEdge(sample, 'nowhere')],

  'dead-end': (sample) => [
    ...withEveryNode(sample, (node) => (node.kind === 'question' ? { ...node, options: {} } : null)),
    ...withEveryNode(sample, (node, id) => (node.kind === 'action' ? { ...node, next: id, loop: true } : null)),
  ],

  unreachable: (sample) => [
    withNodes(sample, { ...sample.folder.guide.nodes, lonely: anOutcome() }),
    withGuide(sample, { start: 'call-112' }),
  ],

  cycle: (sample) => withEveryEdge(sample, sample.folder.guide.start),

  'options-not-exhaustive': (sample) => [
    ...withEveryNode(sample, (node) =>
      node.kind === 'question' && node.answers !== 'custom'
        ? { ...node, options: Object.fromEntries(Object.entries(node.options).slice(1)) }
        : null,
    ),
    ...withEveryNode(sample, (node) =>
      node.kind === 'question' ? { ...node, answers: 'custom', options: renamed(node.options, 'other', 'calm') } : null,
    ),
  ],

  'option-unknown': (sample) =>
    withEveryNode(sample, (node) =>
      node.kind === 'question' && node.answers !== 'custom'
        ? { ...node, options: { ...node.options, perhaps: Object.values(node.options)[0] ?? '' } }
        : null,
    ),

  'rule-unknown': (sample) =>
    withEveryNode(sample, (node) => (node.kind === 'rule' ? { ...node, rule: 'full-moon' } : null)),

  'rule-without-unknown': (sample) =>
    withEveryNode(sample, (node) =>
      node.kind === 'rule' ? { ...node, outcomes: { known: node.outcomes.known ?? '' } } : null,
    ),

  'danger-not-first': (sample) => [
    withGuide(sample, { start: 'who' }),
    withNode(sample, 'danger', (node) => (node.kind === 'question' ? { ...node, danger: false } : node)),
    withNode(sample, 'call-112', (node) => (node.kind === 'outcome' ? { ...node, contacts: ['CPOL'] } : node)),
    withNode(sample, 'call-112', (node) => (node.kind === 'outcome' ? { ...node, contacts: ['CPOL', 'C112'] } : node)),
  ],

  'path-too-long': (sample) => [withGuide(sample, chainOf(13))],

  'outcome-incomplete': (sample) => [
    ...withEveryNode(sample, (node) => (node.kind === 'outcome' ? { ...node, contacts: [] } : null)),
    ...withEveryNode(sample, (node) => (node.kind === 'outcome' ? { ...node, record: [] } : null)),
  ],

  'contact-unknown': (sample) =>
    withEveryNode(sample, (node) =>
      node.kind === 'outcome' ? { ...node, contacts: [...node.contacts, 'CXX'] } : null,
    ),

  'contact-expired': (sample) => [
    withContacts(sample, [aContact({ id: 'C112', expiresOn: day('2026-11-21') }), aContact()]),
    withContacts(sample, [aContact({ id: 'C112' }), aContact({ expiresOn: day('2025-01-01') })]),
  ],

  'contact-not-callable': (sample) => [
    withContacts(sample, [aContact({ id: 'C112' }), aContact({ phone: null, url: null })]),
  ],

  'source-missing': (sample) => [
    ...withEveryNode(sample, (node) => ({ ...node, sources: [] })),
    ...withEveryLine(sample, (line) => ({ ...line, sources: [] })),
  ],

  'source-unknown': (sample) => [
    ...withEveryNode(sample, (node) => ({ ...node, sources: [...node.sources, 'ZZ-9'] })),
    ...withEveryLine(sample, (line) => ({ ...line, sources: ['ZZ-9'] })),
  ],

  'uncertain-stated': (sample) => [
    ...withEveryNode(sample, (node) => (node.kind === 'outcome' ? { ...node, confidence: 'uncertain' } : null)),
    ...withEveryLine(sample, (line) => ({ ...line, confidence: 'uncertain' })),
  ],

  'signal-unknown': (sample) => [withGuide(sample, { signals: [...sample.folder.guide.signals, 'I99'] })],

  'signal-not-visible': (sample) => [
    withSignal(sample, { seenBy: { inspector: ['visit'] } }),
    withSignal(sample, { seenBy: { 'desk-officer': [] } }),
    withSignal(sample, { forms: ['sexual', 'criminal'] }),
    withGuide(sample, { form: 'criminal' }, someCatalogues({ signals: signalsWith({ forms: ['labour'] }) })),
  ],

  'ground-unknown': (sample) => [
    withGuide(sample, { share: sample.folder.guide.share.map((line) => ({ ...line, ground: ['AVG-99'] })) }),
  ],

  'too-few-lines': (sample) => [
    withGuide(sample, { signals: ['I01', 'I02'] }),
    ...lineLists.map((list) => withGuide(sample, { [list]: [] })),
  ],

  'id-twice': (sample) => [
    withGuide(sample, { signals: ['I01', 'I02', 'I03', 'I01'] }),
    withGuide(sample, { languages: ['nl', 'en', 'nl'] }),
    ...lineLists.map((list) =>
      withGuide(sample, { [list]: [...sample.folder.guide[list], ...sample.folder.guide[list]] }),
    ),
  ],

  'language-missing': (sample) => [
    withGuide(sample, { languages: ['nl', 'en', 'pl'] }),
    withGuide(sample, { languages: ['nl'] }),
    withGuide(sample, { languages: ['en'] }),
    withWords(sample, 'nl', null),
    withWords(sample, 'en', null),
  ],

  'translation-status': (sample) => [
    withWords(sample, 'nl', { translation: 'checked' }),
    withWords(sample, 'en', { translation: 'source' }),
  ],

  'message-missing': (sample) => [
    ...['nl', 'en'].flatMap((language) => withoutEveryMessage(sample, language)),
    ...(['signalWords', 'contactWords', 'groundWords'] as const).map((words) =>
      withGuide(sample, {}, someCatalogues({ [words]: new Map() })),
    ),
  ],

  'message-orphan': (sample) =>
    ['nl', 'en'].flatMap((language) => [
      ...lineLists.map((list) =>
        withWords(sample, language, { [list]: { ...wordsOf(sample, language)[list], old: 'Old.' } }),
      ),
      withWordNode(sample, language, 'old', { text: 'Old.' }),
      withWordNode(sample, language, 'danger', { record: { time: 'Time.' } }),
      withWordNode(sample, language, 'call-112', { options: { done: 'Done.' } }),
      withWords(sample, language, { second: { ...wordsOf(sample, language).second, 'nodes.who.text': 'Who.' } }),
    ]),

  'placeholder-mismatch': (sample) => [
    withWords(sample, 'en', { lead: 'No placeholder.' }),
    withWords(sample, 'en', { lead: 'Misspelt {municipalty}.' }),
    withWords(sample, 'en', { title: 'One too many: {municipality}.' }),
    withWords(sample, 'en', { second: { ...wordsOf(sample, 'en').second, 'nodes.danger.text': '{danger}' } }),
  ],

  'second-reading-missing': (sample) => [
    withWords(sample, 'en', { second: {} }),
    ...Object.keys(wordsOf(sample, 'en').second ?? {}).map((path) =>
      withWords(sample, 'en', { second: omit(wordsOf(sample, 'en').second ?? {}, path) }),
    ),
  ],

  'review-order': (sample) => [
    withGuide(sample, { reviewBefore: sample.folder.guide.validFrom }),
    withGuide(sample, { reviewBefore: day('2026-11-20') }),
  ],

  'guide-expired': (sample) => [
    { ...sample, context: { ...sample.context, today: sample.folder.guide.reviewBefore } },
    { ...sample, context: { ...sample.context, today: day('2030-01-01') } },
  ],

  'a4-overflow': (sample) => [
    withWords(sample, 'nl', { lead: `${'word '.repeat(1200)}{municipality}` }),
    { ...sample, context: { ...sample.context, pagesOf: (_guide, language) => (language === 'en' ? 2 : 1) } },
  ],

  'assessment-incomplete': () => [
    ...withEveryNode(assessment, (node) => (node.kind === 'question' ? withoutAssess(node) : null)),
    ...['partly', 'no', 'unknown'].flatMap((option) =>
      withEveryAssessment(assessment, (assess) => ({ ...assess, steps: omit(assess.steps, option) })),
    ),
    ...withEveryAssessment(assessment, (assess) => ({ ...assess, steps: { ...assess.steps, yes: aNextStep } })),
    ...withEveryNode(assessment, (node) =>
      node.kind === 'question'
        ? { ...node, answers: 'custom', options: renamed(node.options, 'unknown', 'unsure') }
        : null,
    ),
  ],

  'assessment-skips': () =>
    ['partly', 'no', 'unknown'].map((option) =>
      withNode(assessment, 'first', (node) =>
        node.kind === 'question' ? { ...node, options: { ...node.options, [option]: 'end' } } : node,
      ),
    ),
}

let seeded = 0

describe('every class of fault that is put into a sound guide is caught', () => {
  test('the guides that faults are put into are sound', () => {
    expect(codesOf(sound)).toEqual([])
    expect(codesOf(soundAndLarge)).toEqual([])
    expect(codesOf(assessment)).toEqual([])
    expect(Object.keys(soundAndLarge.folder.guide.nodes)).toHaveLength(200)
  })

  test.each(findingCodes)('%s', (code) => {
    const mutants = [...faults[code](sound), ...(onLarge.has(code) ? faults[code](soundAndLarge) : [])]
    expect(mutants.length).toBeGreaterThan(0)
    for (const mutant of mutants) expect(codesOf(mutant)).toContain(code)
    seeded += mutants.length
  })

  test('how many faults were put in and caught', () => {
    console.log(`${seeded} faults of ${findingCodes.length} classes put into sound guides, all caught`)
    expect(seeded).toBeGreaterThan(findingCodes.length)
  })
})

/** Faults that can sit at any node or edge: also put into every place of the guide of 200 nodes. */
const onLarge = new Set<FindingCode>([
  'edge-unresolved',
  'dead-end',
  'options-not-exhaustive',
  'option-unknown',
  'outcome-incomplete',
  'contact-unknown',
  'source-missing',
  'source-unknown',
  'uncertain-stated',
])

const codesOf = ({ folder, context }: Sample): FindingCode[] =>
  checkGuide(folder, context, () => 1).map(({ code }) => code)
