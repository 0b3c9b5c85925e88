import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aContact, aSignal, someCatalogues } from '../testing/a-catalogue.ts'
import {
  aCheckContext,
  aFolder,
  aGuide,
  aGuideOf,
  anAction,
  anAssessment,
  anOutcome,
  aQuestion,
} from '../testing/a-guide.ts'
import { anyGuide } from '../testing/any-guide.ts'
import { checkGuide, isWalkable } from './check-guide.ts'
import type { CheckContext, FindingCode, GuideFolder } from './finding.ts'
import type { Guide, GuideNode } from './guide.ts'

const nowhere = () => 1
const check = (guide: Guide, changes: Partial<CheckContext> = {}, folder: Partial<GuideFolder> = {}) =>
  checkGuide(aFolder(guide, folder), aCheckContext(changes), nowhere)
const codes = (guide: Guide, changes: Partial<CheckContext> = {}): FindingCode[] =>
  check(guide, changes).map(({ code }) => code)

const withNodes = (nodes: Record<string, GuideNode>): Guide => aGuide({ nodes: { ...aGuide().nodes, ...nodes } })
const withContact = (contact: ReturnType<typeof aContact>) =>
  someCatalogues({ contacts: new Map([aContact({ id: 'C112' }), contact].map((one) => [one.id, one])) })

describe('checking a guide', () => {
  test('a sound step plan has no findings', () => {
    expect(check(aGuide())).toEqual([])
  })

  test('any sound guide has no findings but that its questions do not assess, whatever its shape', () => {
    fc.assert(
      fc.property(anyGuide(30), (guide) => {
        expect(check(guide).filter(({ code }) => !code.startsWith('assessment-'))).toEqual([])
      }),
    )
  })

  test('a self-assessment of which every question assesses has no findings', () => {
    expect(check(anAssessment())).toEqual([])
  })

  test('a finding says where: the file, the line of the path, and a sentence', () => {
    const guide = withNodes({ who: aQuestion({ person: 'apart', place: 'gone' }, { answers: 'person-place' }) })
    const asked: unknown[] = []
    const findings = checkGuide(aFolder(guide), aCheckContext(), (file, path) => {
      asked.push([file, path])
      return 42
    })
    expect(findings).toEqual([
      {
        code: 'edge-unresolved',
        file: 'guide.yaml',
        line: 42,
        message: '"who" leads to "gone", which does not exist.',
      },
    ])
    expect(asked).toEqual([['guide.yaml', ['nodes', 'who', 'options', 'place']]])
  })

  test('findings stand in the order of files and lines', () => {
    const folder = aFolder(aGuide({ signals: [], do: [] }), { name: 'another-folder', words: aFolder().words })
    const places = checkGuide(folder, aCheckContext(), (_file, path) => 10 - path.length).map(
      ({ file, line }) => `${file}:${line}`,
    )
    expect(places).toEqual(['en.yaml:8', 'guide.yaml:9', 'guide.yaml:9', 'guide.yaml:9', 'nl.yaml:8'])
  })

  test('an edge to nothing is one fault: the nodes before it are not called dead ends as well', () => {
    const nodes = { ...aGuide().nodes, apart: anAction('gone') }
    expect(codes(aGuide({ nodes }))).toEqual(expect.not.arrayContaining(['dead-end']))
  })

  test('a circle that never ends is a dead end for every node in it', () => {
    const guide = withNodes({ apart: anAction('wait'), wait: { ...anAction('apart'), loop: true } })
    const ends = check(guide).filter(({ code }) => code === 'dead-end')
    expect(ends.map(({ message }) => message.split('"')[1])).toEqual(['apart', 'wait'])
  })
})

describe('circles', () => {
  const asksAgain = aQuestion({ afraid: 'call-police', other: 'who' }, { answers: 'custom' })

  test('a node that leads back by accident is found', () => {
    expect(codes(withNodes({ feeling: asksAgain }))).toContain('cycle')
  })
  test('a node that is marked as a loop may lead back', () => {
    expect(codes(withNodes({ feeling: { ...asksAgain, loop: true } }))).toEqual([])
  })
  test('marking another node of the circle is not enough', () => {
    expect(codes(withNodes({ feeling: asksAgain, apart: { ...anAction('feeling'), loop: true } }))).toContain('cycle')
  })
  test('a rule never leads back, marked or not: Baken would go round by itself', () => {
    const rule: GuideNode = {
      kind: 'rule',
      rule: 'focal-point-known',
      outcomes: { known: 'to-focal-point', unknown: 'who' },
      loop: true,
      sources: ['X1'],
      confidence: 'own',
    }
    expect(codes(withNodes({ 'focal-point-known': rule }))).toContain('cycle')
  })
})

describe('boundary days', () => {
  test.each([
    ['2027-05-20', []],
    ['2027-05-21', ['guide-expired', 'contact-expired', 'contact-expired', 'contact-expired']],
    ['2027-05-22', ['guide-expired', 'contact-expired', 'contact-expired', 'contact-expired']],
  ])('a guide and contacts that hold until 21 May 2027, on %s', (today, expected) => {
    expect(codes(aGuide(), { today: day(today) }).sort()).toEqual(expected.sort())
  })

  test.each([
    ['2026-11-20', ['review-order']],
    ['2026-11-21', ['review-order']],
    ['2026-11-22', []],
  ])('a guide from 21 November 2026 that must be reviewed before %s', (reviewBefore, expected) => {
    expect(codes(aGuide({ reviewBefore: day(reviewBefore) }))).toEqual(expected)
  })
})

describe('boundary sizes of a step plan', () => {
  const chain = (actions: number): Guide => {
    const { danger, 'call-112': call } = aGuide().nodes
    if (danger?.kind !== 'question' || !call) throw new Error('no danger question')
    const steps = Array.from({ length: actions }, (_, index) => [`s${index}`, anAction(`s${index + 1}`)] as const)
    const first = { ...danger, options: { yes: 'call-112', no: 's0' } }
    return aGuide({
      nodes: { danger: first, 'call-112': call, ...Object.fromEntries(steps), [`s${actions}`]: anOutcome() },
    })
  }
  test('twelve steps are allowed, thirteen are not', () => {
    expect(codes(chain(10))).toEqual([])
    expect(codes(chain(11))).toEqual(['path-too-long'])
  })
  test('a self-assessment may be longer, without danger question and without lists', () => {
    const { danger: _, ...rest } = chain(30).nodes
    const { 'call-112': __, ...nodes } = rest
    const lists = { signals: [], do: [], dont: [], writeDown: [], share: [] }
    expect(codes(aGuide({ ...lists, profile: 'self-assessment', start: 's0', nodes }))).toEqual([])
  })
  test('three signals are enough, two are not', () => {
    expect(codes(aGuide({ signals: ['I01', 'I02', 'I03'] }))).toEqual([])
    expect(codes(aGuide({ signals: ['I01', 'I02'] }))).toEqual(['too-few-lines'])
  })
})

describe('who can see a signal', () => {
  const onlyInspectors = someCatalogues({
    signals: new Map(['I01', 'I02', 'I03'].map((id) => [id, aSignal({ id, seenBy: { inspector: ['visit'] } })])),
  })
  test('a municipal role must be able to see every signal of its plan', () => {
    expect(codes(aGuide({ audience: 'inspector' }), { catalogues: onlyInspectors })).toEqual([])
    expect(codes(aGuide(), { catalogues: onlyInspectors })).toEqual(Array(3).fill('signal-not-visible'))
  })
  test('for readers outside the municipality nothing is known about what they see', () => {
    expect(codes(aGuide({ audience: 'neighbour' }), { catalogues: onlyInspectors })).toEqual([])
  })
  test('a guide about any form may use signals of every form', () => {
    const catalogues = someCatalogues({
      signals: new Map(['I01', 'I02', 'I03'].map((id) => [id, aSignal({ id, forms: ['organ'] })])),
    })
    expect(codes(aGuide({ form: 'any' }), { catalogues })).toEqual([])
    expect(codes(aGuide({ form: 'labour' }), { catalogues })).toHaveLength(3)
  })
})

describe('contacts', () => {
  test('the first contact of an outcome can be called or opened; the others need not', () => {
    const none = { phone: null, phoneConfidence: null, url: null }
    expect(codes(aGuide(), { catalogues: withContact(aContact(none)) })).toContain('contact-not-callable')
    expect(codes(aGuide(), { catalogues: withContact(aContact({ ...none, url: 'https://x.example' })) })).toEqual([])
    const second = withNodes({
      'call-police': anOutcome({ contacts: ['C112', 'CPOL'] }),
      'to-focal-point': anOutcome({ contacts: ['C112'] }),
    })
    expect(codes(second, { catalogues: withContact(aContact(none)) })).toEqual([])
  })
})

describe('words', () => {
  test('a file that could not be read is not also reported as missing', () => {
    const { words } = aFolder()
    const only = new Map([...words].filter(([language]) => language === 'nl'))
    expect(check(aGuide(), {}, { words: only, unreadable: ['en'] })).toEqual([])
  })

  test('what a guide refers to has words in every language of the guide', () => {
    const { groundWords } = someCatalogues()
    const onlyDutch = new Map([...groundWords].filter(([language]) => language === 'nl'))
    expect(check(aGuide(), { catalogues: someCatalogues({ groundWords: onlyDutch }) })).toMatchObject([
      { code: 'message-missing', message: 'There are no words for legal rule "AVG-01" in "en".' },
    ])
  })

  test('a checked translation needs no second reading', () => {
    const folder = aFolder()
    const words = new Map(
      [...folder.words].map(([language, { second: _, ...own }]) => [
        language,
        language === 'en' ? { ...own, translation: 'checked' as const } : own,
      ]),
    )
    expect(checkGuide({ ...folder, words }, aCheckContext(), nowhere)).toEqual([])
  })

  test('help that stands in no language is missed nowhere', () => {
    const folder = aFolder()
    const words = new Map(
      [...folder.words].map(([language, { second = {}, ...own }]) => {
        const nodes = Object.fromEntries(Object.entries(own.nodes).map(([id, { help: _, ...node }]) => [id, node]))
        const left = Object.fromEntries(Object.entries(second).filter(([path]) => path.endsWith('.text')))
        return [language, { ...own, nodes, ...(language === 'nl' ? {} : { second: left }) }]
      }),
    )
    expect(checkGuide({ ...folder, words }, aCheckContext(), nowhere)).toEqual([])
  })
})

describe('whether a guide can be walked', () => {
  test('a spelling fault in the words does not close a guide, an edge to nothing does', () => {
    const found = (code: FindingCode) => [{ code, file: 'guide.yaml', line: 1, message: '' }]
    expect(isWalkable([])).toBe(true)
    expect(isWalkable(found('placeholder-mismatch'))).toBe(true)
    expect(isWalkable(found('guide-expired'))).toBe(true)
    expect(isWalkable(found('edge-unresolved'))).toBe(false)
    expect(isWalkable(found('rule-unknown'))).toBe(false)
  })
})

test('a large guide is only too large for its A4', () => {
  expect(codes(aGuideOf(200))).toEqual(['a4-overflow', 'a4-overflow'])
  expect(codes(aGuideOf(200), { pagesOf: () => 1 })).toEqual([])
})
