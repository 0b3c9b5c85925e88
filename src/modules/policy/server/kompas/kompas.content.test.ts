import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { afterAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { membersOf } from '#modules/areas/index.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { helpfulPages } from '#modules/guides/index.ts'
import { loadGuides, placesIn } from '#modules/guides/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { offerLanguages, translator } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { exampleSheet } from '../../domain/kompas/example.ts'
import { emptySheet, type KompasSheet, kompasThemes, plateaus } from '../../domain/kompas/kompas.ts'
import { cellStates, openPoints } from '../../domain/kompas/result.ts'
import { answersOf } from '../../testing/kompas-builders.ts'
import { loadPolicy } from '../load-policy.ts'
import {
  differencesView,
  guideWords,
  type KompasSources,
  kompasItems,
  kompasRegions,
  questionsView,
  resultView,
} from './kompas-views.ts'
import { loadKompas, readKompas } from './load-kompas.ts'
import { notePaper } from './note-paper.ts'

const root = join(import.meta.dirname, '../../../../..')
/** The day the texts were written for. */
const today = day('2026-11-21')
offerLanguages(readCatalogues(join(root, 'content/interface')))
const areas = loadAreas(join(root, 'data/areas'))
const library = await loadGuides(placesIn(root), { today })
const kompas = await loadKompas(root, library, areas)
const policy = await loadPolicy(join(root, 'data'), areas)
const sourcesIn = (language: string): KompasSources => ({
  kompas,
  policy,
  areas,
  focalPoints: [],
  municipalities: [
    { code: 'GM0770', name: 'Eersel' },
    { code: 'GM0855', name: 'Tilburg' },
  ],
  today,
  t: translator(language),
  language,
})
const dutch = sourcesIn('nl')

describe('the questions of Kompas', () => {
  test.each(kompasThemes.flatMap((theme) => plateaus.map((plateau) => ({ theme, plateau }))))(
    'for $theme on plateau $plateau there are at least two',
    ({ theme, plateau }) => {
      const own = kompas.questions.filter((one) => one.theme === theme && one.plateau === plateau)
      expect(own.length).toBeGreaterThanOrEqual(2)
    },
  )
  test('all say that they are our own proposals, with a source for the theme', () => {
    for (const { id, confidence, sources } of kompas.questions) {
      expect(confidence, id).toBe('own')
      expect(sources.length, id).toBeGreaterThan(0)
    }
  })
  test('every next step says who, what to do, in Dutch and English', () => {
    for (const language of ['nl', 'en'])
      for (const { id, steps } of kompas.questions)
        for (const answer of ['partly', 'no', 'unknown'])
          expect([steps[answer]?.owner, guideWords(sourcesIn(language))?.nodes[id]?.steps?.[answer]], id).toEqual([
            expect.any(String),
            expect.any(String),
          ])
  })
  test('every part of Baken helps somewhere', () => {
    const helps = kompas.questions.flatMap(({ steps }) => Object.values(steps).flatMap((step) => step.helps))
    expect([...new Set(helps)].sort()).toEqual([...helpfulPages].sort())
  })
  test('no address of a person or telephone number stands in the words', () => {
    for (const words of kompas.words.values()) expect(JSON.stringify(words)).not.toMatch(/@|\d{3}/)
  })
})

describe('the page of a theme', () => {
  test('suggests the document of the municipality with its source, and fills nothing in', () => {
    const view = questionsView(dutch, { ...emptySheet, municipality: 'GM0770' }, 'policy', null)
    const question = view.questions.find(({ id }) => id === 'policy-adopted')
    expect(question?.suggestions).toMatchObject([{ kind: 'document', decided: '2023-01-24', sources: ['CV-2'] }])
    expect(question?.answer).toBeNull()
  })
  test('suggests nothing for a municipality of which nothing was seen, or without one', () => {
    for (const municipality of ['GM0855', null]) {
      const view = questionsView(dutch, { ...emptySheet, municipality }, 'policy', null)
      expect(view.questions.flatMap(({ suggestions }) => suggestions)).toEqual([])
    }
  })
  test('suggests a focal point that is known', () => {
    const focalPoint = {
      municipality: 'GM0855',
      role: 'Aandachtsfunctionaris',
      phone: '0000-000000',
      email: 'rol@voorbeeld.example',
      hours: 'ma-vr',
      from: day('2026-01-01'),
      until: null,
      source: 'X1',
      checkedOn: day('2026-11-21'),
    }
    const sources = { ...dutch, focalPoints: [focalPoint] }
    const view = questionsView(sources, { ...emptySheet, municipality: 'GM0855' }, 'signalling', null)
    expect(view.questions.flatMap(({ suggestions }) => suggestions)).toEqual([
      { kind: 'focal-point', role: 'Aandachtsfunctionaris' },
    ])
  })
  test('offers the version of the region the municipality lies in, until it is chosen', () => {
    const sheet = { ...emptySheet, municipality: 'GM0855' }
    expect(questionsView(dutch, sheet, 'policy', null).otherRegion?.id).toBe('zeeland-west-brabant')
    expect(questionsView(dutch, sheet, 'policy', 'zeeland-west-brabant').otherRegion).toBeNull()
    expect(questionsView(dutch, emptySheet, 'policy', null).otherRegion).toBeNull()
  })
  test('carries along what was answered elsewhere and nothing that is on the screen', () => {
    const sheet: KompasSheet = {
      municipality: 'GM0855',
      answers: answersOf({ 'policy-adopted': 'yes', covenant: 'no' }),
      notes: new Map([['help', 'Zin.']]),
    }
    expect(questionsView(dutch, sheet, 'policy', null).elsewhere).toEqual([
      ['a.covenant', 'no'],
      ['n.help', 'Zin.'],
    ])
  })
})

test('the example shows every state, and not knowing as something of its own', () => {
  const { cells, points } = resultView(dutch, exampleSheet(kompas.questions), null)
  expect(new Set(cells.map(({ state }) => state))).toEqual(new Set(cellStates))
  expect(new Set(points.map(({ answer }) => answer))).toEqual(new Set(['no', 'partly', 'unknown', null]))
})

describe('the versions of the regions', () => {
  test.each(['nl', 'en'])('are there for East Brabant and Zeeland-West-Brabant in %s', (language) => {
    expect(kompasRegions({ kompas, language }).map(({ id }) => id)).toEqual(['oost-brabant', 'zeeland-west-brabant'])
  })
  test('the number of municipalities of East Brabant is what the areas say', () => {
    const members = membersOf(areas, { scheme: 'police-unit', code: 'OB' }, today)
    const figure = kompas.regions.get('oost-brabant')?.region.items.find(({ id }) => id === 'municipalities')
    expect(members.ok && members.value.length).toBe(figure?.value)
  })
  test('numbers and dates come from the data, written for the reader', () => {
    const text = (language: string, id: string) =>
      kompasItems(sourcesIn(language), 'oost-brabant').find((item) => item.id === id)?.text
    expect(text('nl', 'regional-tables')).toContain('6 keer')
    expect(text('nl', 'regional-plan')).toContain('17 augustus 2024')
    expect(text('en', 'regional-tables')).toContain('December 2020')
  })
  test('a replacement shows both texts, and the words of each can be read back', () => {
    const view = differencesView(dutch, 'zeeland-west-brabant')
    const replaced = view?.differences.filter(({ change }) => change === 'replaces') ?? []
    expect(replaced.length).toBeGreaterThan(0)
    for (const { national, regional, words } of replaced) {
      const side = (kind: string) => words.flatMap((one) => (one.kind === kind ? [] : one.text)).join('')
      expect(side('added')).toBe(national?.text)
      expect(side('removed')).toBe(regional?.text)
    }
  })
  test('one that does not exist has no differences and shows the national version', () => {
    expect(differencesView(dutch, 'utrecht')).toBeUndefined()
    expect(kompasItems(dutch, 'utrecht')).toEqual(kompasItems(dutch, null))
  })
})

describe('the check of the content', () => {
  const folder = mkdtemp(join(tmpdir(), 'baken-kompas-'))
  afterAll(async () => rm(await folder, { recursive: true, force: true }))

  test('names the file, the line and what is wrong', async () => {
    const copy = await folder
    await cp(join(root, 'content/kompas'), join(copy, 'content/kompas'), { recursive: true })
    const file = join(copy, 'content/kompas/regions/oost-brabant/region.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('id: riec, change: replaces', 'id: riec, change: removes'))
    const { findings } = await readKompas(copy, library, areas)
    expect(findings.map(findingText)).toEqual([
      expect.stringMatching(/oost-brabant\/nl\.yaml:\d+ \[reason-missing\] "riec" is removed without a reason\.$/),
      expect.stringMatching(/oost-brabant\/nl\.yaml:\d+ \[message-orphan\] Nothing asks for the text "riec"\.$/),
      expect.stringMatching(/oost-brabant\/en\.yaml:\d+ \[reason-missing\]/),
      expect.stringMatching(/oost-brabant\/en\.yaml:\d+ \[message-orphan\]/),
    ])
  })
  test('says when the guide is not there', async () => {
    const { kompas: none, findings } = await readKompas(root, { ...library, guides: new Map() }, areas)
    expect(none).toBeUndefined()
    expect(findings.map(({ code }) => code)).toContain('guide-missing')
  })
})

describe('the draft policy note', () => {
  const sheet: KompasSheet = {
    municipality: 'GM0855',
    answers: exampleSheet(kompas.questions).answers,
    notes: new Map([['policy', 'Wij schrijven dit jaar een nota.\nDe <raad> & het college weten ervan.']]),
  }
  const listed = (codes: ReadonlySet<string>) =>
    [...library.catalogues.sources.values()].filter(({ code }) => codes.has(code))
  const textOf = async (language: string, own = sheet, region: string | null = null) => {
    const bytes = await paperDocx(notePaper(sourcesIn(language), own, region, listed))
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    return { value, bytes }
  }

  test.each(['nl', 'en'])('in %s holds every question, every answer and every open point', async (language) => {
    const { value } = await textOf(language)
    const t = translator(language)
    const words = guideWords(sourcesIn(language))
    const cells = value.split('\n').map((line) => line.trim())
    for (const { id } of kompas.questions) {
      expect(value).toContain(words?.nodes[id]?.text)
      const at = cells.indexOf(words?.nodes[id]?.text ?? '')
      const answer = cells.slice(at + 1).find((line) => line !== '')
      expect(answer, id).toBe(t(`kompas.answer.${sheet.answers.get(id) ?? 'open'}`))
    }
    for (const { question, answer } of openPoints(kompas.questions, sheet.answers))
      expect(value).toContain(
        answer === null ? t('kompas.steps.answer-first') : words?.nodes[question]?.steps?.[answer],
      )
  })

  test.each(['nl', 'en'])(
    'in %s says that it is a draft, when it was made, and leaves no gap to fill',
    async (language) => {
      const { value } = await textOf(language)
      const t = translator(language)
      expect(value).toContain(t('kompas.note.subtitle', { day: t.day(today) }))
      expect(value).toContain(t('kompas.note.frame'))
      expect(value).not.toMatch(/\{\w+\}|undefined|null|\[object/)
      expect(value).toContain('KOM-5')
      expect(value).toContain('Tilburg')
    },
  )

  test('keeps the words of the municipality as they are', async () => {
    const { value } = await textOf('nl')
    expect(value).toContain('Wij schrijven dit jaar een nota.')
    expect(value).toContain('De <raad> & het college weten ervan.')
  })

  test('without any answer says everywhere that nothing was answered', async () => {
    const { value } = await textOf('nl', emptySheet)
    const t = translator('nl')
    expect(value).toContain(t('kompas.note.title.none'))
    expect(value.split(t('kompas.answer.open')).length - 1).toBeGreaterThanOrEqual(2 * kompas.questions.length)
    expect(value).not.toContain(`\n${t('kompas.answer.no')}\n`)
  })

  test('with everything yes has no open points and says so', async () => {
    const all = answersOf(Object.fromEntries(kompas.questions.map(({ id }) => [id, 'yes'] as const)))
    const { value } = await textOf('nl', { ...emptySheet, answers: all })
    expect(value).toContain(translator('nl')('kompas.steps.none'))
  })

  test('in a region has the texts, partners and figures of that region', async () => {
    const { value } = await textOf('nl', sheet, 'zeeland-west-brabant')
    expect(value).toContain('werken 37 gemeenten samen')
    expect(value).toContain('Taskforce-RIEC Brabant-Zeeland')
  })

  test('is the same bytes every time', async () => {
    expect((await textOf('nl')).bytes).toEqual((await textOf('nl')).bytes)
  })
})
