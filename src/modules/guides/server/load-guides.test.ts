import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { day } from '#kernel/days.ts'
import { aContact, aFocalPoint } from '../testing/a-catalogue.ts'
import { aGuide, wordsFor } from '../testing/a-guide.ts'
import { type ProjectFiles, projectFiles, withProject } from '../testing/a-project.ts'
import { placesFor, placesIn } from './guide-places.ts'
import { type GuideLibrary, loadGuides } from './load-guides.ts'

const today = day('2026-11-21')

async function loaded(files: ProjectFiles): Promise<GuideLibrary> {
  let library: GuideLibrary | undefined
  await withProject(files, async (root) => {
    library = await loadGuides(placesIn(root), { today })
  })
  if (!library) throw new Error('not loaded')
  return library
}
const found = async (changes: ProjectFiles) =>
  (await loaded({ ...projectFiles(), ...changes })).findings.map(({ code, file, line }) => `${file}:${line} ${code}`)

const guideFile = 'content/guides/a-guide/guide.yaml'
const edited = (change: (text: string) => string): ProjectFiles => ({ [guideFile]: change(stringify(aGuide())) })
const wordsWith = (changes: object) => ({ ...wordsFor(aGuide(), 'en'), ...changes })

describe('loading guides from disk', () => {
  test('a sound project gives its guides with words, catalogues and no findings', async () => {
    const { guides, catalogues, findings } = await loaded(projectFiles())
    expect(findings).toEqual([])
    expect([...guides.keys()]).toEqual(['a-guide'])
    expect(guides.get('a-guide')).toMatchObject({ guide: aGuide(), walkable: true, findings: [] })
    expect(guides.get('a-guide')?.words.get('en')?.translation).toBe('draft')
    expect(catalogues.contacts.get('C112')?.phone).toBe('112')
    expect(catalogues.signalWords.get('nl')?.signals.I01?.text).toBe('I01')
  })

  test('nothing of it can be changed by one reader for the next', async () => {
    const guide = (await loaded(projectFiles())).guides.get('a-guide')?.guide
    expect(Object.isFrozen(guide) && Object.isFrozen(guide?.nodes) && Object.isFrozen(guide?.nodes.danger)).toBe(true)
  })
})

describe('faults in the files of a guide', () => {
  test.each([
    ['a key nobody knows', edited((text) => `${text}colour: red\n`), 'schema-invalid'],
    ['a key that is missing', edited((text) => text.replace(/^owner: .*\n/m, '')), 'schema-invalid'],
    [
      'a kind of node that does not exist',
      edited((text) => text.replace('kind: action', 'kind: dance')),
      'schema-invalid',
    ],
    [
      'a pictogram that is not drawn',
      edited((text) => text.replace('kind: action', 'kind: action\n    pictogram: sun')),
      'schema-invalid',
    ],
    [
      'a confidence that does not exist',
      edited((text) => text.replace('confidence: seen', 'confidence: sure')),
      'schema-invalid',
    ],
    ['a date that no calendar has', edited((text) => text.replace('2027-05-21', '2027-02-29')), 'schema-invalid'],
    [
      'a node that stands there twice',
      edited((text) => `${text}  who:\n    kind: action\n    next: apart\n`),
      'yaml-invalid',
    ],
    ['a sentence with a colon', { 'content/guides/a-guide/en.yaml': 'title: Desk: labour\n' }, 'yaml-invalid'],
    ['an empty text', { 'content/guides/a-guide/en.yaml': wordsWith({ title: ' ' }) }, 'schema-invalid'],
    ['no guide.yaml', { [guideFile]: null }, 'file-missing'],
    ['no file for a language', { 'content/guides/a-guide/en.yaml': null }, 'language-missing'],
    [
      'a file for a language that is not listed',
      { 'content/guides/a-guide/pl.yaml': wordsFor(aGuide(), 'pl') },
      'language-missing',
    ],
    [
      'another folder',
      {
        'content/guides/b-guide/guide.yaml': aGuide(),
        'content/guides/b-guide/nl.yaml': wordsFor(aGuide(), 'nl'),
        'content/guides/b-guide/en.yaml': wordsFor(aGuide(), 'en'),
      },
      'id-mismatch',
    ],
  ])('%s', async (_, changes, code) => {
    const findings = await found(changes)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatch(new RegExp(`^content/guides/[ab]-guide/[a-z]+\\.yaml:\\d+ ${code}$`))
  })

  test('a finding names the line that an editor must change', async () => {
    const text = stringify(aGuide()).replace('place: focal-point-known', 'place: nowhere')
    const line = text.split('\n').findIndex((one) => one.includes('place: nowhere')) + 1
    expect(await found({ [guideFile]: text })).toEqual([`${guideFile}:${line} edge-unresolved`])
  })

  test('a guide that cannot be read is left out, the others stay', async () => {
    const files = { ...projectFiles(), 'content/guides/broken/guide.yaml': 'id: [' }
    const { guides, findings } = await loaded(files)
    expect([...guides.keys()]).toEqual(['a-guide'])
    expect(findings[0]).toMatchObject({ code: 'yaml-invalid', file: 'content/guides/broken/guide.yaml' })
  })

  test('a guide with a way to nothing is loaded but cannot be walked', async () => {
    const files = { ...projectFiles(), ...edited((text) => text.replace('next: feeling', 'next: nowhere')) }
    expect((await loaded(files)).guides.get('a-guide')?.walkable).toBe(false)
  })
})

describe('faults in the catalogues', () => {
  const contacts = 'content/contacts/contacts.yaml'
  const both = (changes: Parameters<typeof aContact>[0]) => [aContact({ id: 'C112', phone: '112' }), aContact(changes)]

  test.each<[string, ProjectFiles, RegExp]>([
    [
      'a number without a confidence',
      { [contacts]: both({ phoneConfidence: null }) },
      /contacts.yaml:\d+ schema-invalid/,
    ],
    [
      'a confidence without a number',
      { [contacts]: both({ phone: null, url: 'https://x.example' }) },
      /schema-invalid/,
    ],
    ['a page that is not safe', { [contacts]: both({ url: 'http://x.example' }) }, /schema-invalid/],
    ['a contact that expires on the day it was checked', { [contacts]: both({ expiresOn: today }) }, /schema-invalid/],
    ['a contact that stands there twice', { [contacts]: [...both({}), aContact()] }, /contacts.yaml:\d+ id-twice/],
    ['a source nobody knows', { [contacts]: both({ sources: ['X1', 'ZZ-9'] }) }, /contacts.yaml:\d+ source-unknown/],
    ['a fact without a source', { [contacts]: both({ sources: [] }) }, /contacts.yaml:\d+ source-missing/],
    [
      'contacts without words',
      { 'content/contacts/en.yaml': { translation: 'draft', contacts: {} } },
      /en.yaml:\d+ message-missing/,
    ],
    [
      'grounds without words in any language',
      { 'content/grounds/nl.yaml': null, 'content/grounds/en.yaml': null },
      /grounds:1 file-missing/,
    ],
    [
      'a focal point from a source nobody knows',
      { 'content/contacts/focal-points.yaml': [aFocalPoint({ source: 'ZZ-9' })] },
      /focal-points.yaml:\d+ source-unknown/,
    ],
    [
      'a focal point of a municipality without a code',
      { 'content/contacts/focal-points.yaml': [aFocalPoint({ municipality: 'Voorbeeldstad' })] },
      /focal-points.yaml:\d+ schema-invalid/,
    ],
    [
      'a source that stands there twice',
      { 'data/sources.yaml': Array(2).fill({ code: 'X1', title: 'A', url: null }) },
      /sources.yaml:\d+ id-twice/,
    ],
  ])('%s', async (_, changes, expected) => {
    const findings = await found(changes)
    expect(findings.filter((finding) => !finding.includes('/guides/'))).toContainEqual(expect.stringMatching(expected))
  })

  test('a list that is not there is one finding, and what refers to it is found too', async () => {
    const findings = await found({ [contacts]: null })
    expect(findings[0]).toBe('content/contacts/contacts.yaml:1 file-missing')
    expect(findings.filter((one) => one.endsWith('contact-unknown'))).toHaveLength(3)
  })

  test('our own knowledge may be without a source', async () => {
    expect(await found({ [contacts]: both({ sources: [], confidence: 'own' }) })).toEqual([])
  })

  test('the indicators of forced labour need words once a signal names one', async () => {
    const { 'content/signals/signals.yaml': file } = projectFiles()
    const signals: unknown[] = parse(stringify(file))
    const named = signals.map((signal) => Object.assign({}, signal, { ilo: [2] }))
    const findings = await found({ 'content/signals/signals.yaml': named })
    expect(findings.filter((one) => one.startsWith('content/signals/nl.yaml'))).toHaveLength(11)
  })
})

describe('a folder of guides somewhere else', () => {
  test('is checked with the catalogues of the project', async () => {
    await withProject(projectFiles(), async (root) => {
      const elsewhere = join(root, 'elsewhere')
      await rename(join(root, 'content/guides'), elsewhere)
      const { guides, findings } = await loadGuides(placesFor(elsewhere, root), { today })
      expect([[...guides.keys()], findings]).toEqual([['a-guide'], []])
    })
  })

  test('is checked with its own catalogues where they lie beside it', async () => {
    await withProject(projectFiles(), async (own) =>
      withProject({ 'content/readme.txt': 'empty' }, async (root) => {
        const { findings } = await loadGuides(placesFor(join(own, 'content/guides'), root), { today })
        expect(findings).toEqual([])
      }),
    )
  })

  test('outside the project findings carry the whole path', async () => {
    await withProject({ ...projectFiles(), ...edited((text) => `${text}colour: red\n`) }, async (own) =>
      withProject({}, async (root) => {
        const { findings } = await loadGuides(placesFor(join(own, 'content/guides'), root), { today })
        expect(findings.map(({ file }) => file)).toEqual([join(own, guideFile)])
      }),
    )
  })

  test('that does not exist is a bug of the caller', async () => {
    await withProject({}, async (root) => {
      await expect(loadGuides(placesIn(root), { today })).rejects.toThrow('ENOENT')
    })
  })
})
