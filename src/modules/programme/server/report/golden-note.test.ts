import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { paperPdf } from '#platform/documents/paper-pdf.ts'
import { docxHtml, docxText } from '../../../../../tests/support/read-docx.ts'
import { type ParliamentNote, sentencesOf } from '../../domain/report/note.ts'
import { aNote, noteSources, noteWordsIn, translatorFor } from '../../testing/note-writing.ts'
import { aLink, anEvent, anItem } from '../../testing/programme-builders.ts'
import { publishedProgramme, withItems } from '../../testing/published-programme.ts'
import type { Programme } from '../load-programme.ts'
import { notePaper } from './note-paper.ts'

const december = { from: '2020-01-01', to: '2020-12-31', motions: ['M108-2020'] } as const
const golden = aNote(december)
const texts = (note: ParliamentNote) => sentencesOf(note).map(({ text }) => text)
const aboutClaim = (note: ParliamentNote, claim: string) =>
  sentencesOf(note).filter(({ grounds }) => grounds.some(({ kind, id }) => kind === 'claim' && id === claim))

async function filesOf(note: ParliamentNote) {
  const { language } = note
  const paper = notePaper(note, { words: noteWordsIn(language), t: translatorFor(language), sources: noteSources })
  const pdf = paperPdf(paper)
  if (!pdf.ok) throw new Error(pdf.error)
  return { docx: Buffer.from(await paperDocx(paper)), pdf: Buffer.from(pdf.value) }
}

/** The sentences of a note that neither a row nor a count bears, such as who signed it. */
const restingOnNothing = (note: string) =>
  publishedProgramme.statements
    .filter(({ document, rows, claims }) => document === note && rows.length === 0 && claims.length === 0)
    .map(({ id }) => ({ template: 'told', about: id, reason: 'nothing-behind-it' }))
const idsOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`)

describe('the note on motion M108-2020 as of 31 December 2020', () => {
  test('states the share, the counts and the eight names, all out of the count', () => {
    expect(aboutClaim(golden, 'CL-01').map(({ text }) => text)).toEqual([
      'Deel van de gemeenten met een actueel beleidskader: 45 %. Dat zijn er 28 van de 62.',
    ])
    expect(aboutClaim(golden, 'CL-02').map(({ text }) => text)).toEqual([
      'Gemeenten met een actueel beleidskader, volgens de notitie: 28.',
    ])
    expect(aboutClaim(golden, 'CL-03').map(({ text }) => text)).toEqual([
      'Daarvan hebben er 20 alleen beleid over wonen.',
    ])
    expect(aboutClaim(golden, 'CL-04').map(({ text }) => text)).toEqual([
      'Een integraal kader hadden er toen 8: ' +
        'Asten, Helmond, Moerdijk, Oss, Roosendaal, Steenbergen, Tilburg en Waalwijk.',
    ])
  })

  test('holds every countable claim of the first note once, and none of the second', () => {
    const told = sentencesOf(golden).flatMap(({ grounds }) =>
      grounds.filter(({ kind }) => kind === 'claim').map(({ id }) => id),
    )
    const ofNote = publishedProgramme.claims.filter(({ document }) => document === 'S1').map(({ id }) => id)
    expect(told.toSorted()).toEqual(ofNote.toSorted())
  })

  test('lists all 46 rows of the note in its annex, each told in the text', async () => {
    const rows = golden.rows.map(({ id }) => id)
    expect(rows).toEqual(['M108-2020', ...idsOf('S1', 46)])
    for (const { id, sentence } of golden.rows) expect([id, sentence]).toEqual([id, expect.any(Number)])
    const html = await docxHtml((await filesOf(golden)).docx)
    for (const id of rows) expect(html).toContain(`<strong>${id}</strong>`)
  })

  test('has the parts of the official form in their order, in the file as headings', async () => {
    const html = await docxHtml((await filesOf(golden)).docx)
    const headings = [...html.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, text]) => text)
    expect(headings.slice(0, 10)).toEqual([
      ...['Onderwerp', 'Kennisnemen van', 'Aanleiding', 'Bevoegdheid', 'Kernboodschap', 'Consequenties'],
      ...['Europese en internationale zaken', 'Communicatie', 'Vervolg', 'Bijlagen'],
    ])
    expect(headings.slice(10)).toEqual([
      ...['Waar elke zin op rust', 'Alle rijen van het register', 'Wat ermee samenhangt', 'Bronnen'],
    ])
  })

  test('tells in which quarter what comes next', () => {
    expect(texts(golden)).toContain('In het eerste kwartaal van 2021: “Infographics met stappenplannen”.')
    expect(texts(golden)).toContain('In het tweede kwartaal van 2021: “Businesscase voor een Brabants informatiepunt”.')
  })

  test('leaves out what no row bears, and says so', () => {
    expect(golden.refused).toEqual(restingOnNothing('S1'))
    expect(golden.refused.map(({ about }) => about)).toContain('s1-071')
  })

  test('is the same to the last byte whatever becomes known later', async () => {
    const before = await filesOf(golden)
    const after = await filesOf(aNote({ ...december, programme: withALater2021(publishedProgramme) }))
    expect(Buffer.compare(before.docx, after.docx)).toBe(0)
    expect(Buffer.compare(before.pdf, after.pdf)).toBe(0)
    // The same additions do change the note of the next day, so that the comparison means something.
    const nextDay = { ...december, to: '2021-01-01' }
    const changed = aNote({ ...nextDay, programme: withALater2021(publishedProgramme) })
    expect(texts(changed)).not.toEqual(texts(aNote(nextDay)))
  })
})

/** Every item done on New Year's Day, and another row of the note, a motion and links that nobody knew before. */
function withALater2021(programme: Programme): Programme {
  const done = anEvent({ change: 'state', to: 'done' }, { id: 'later', when: '2020-12-30', knownOn: '2021-01-01' })
  const words = { title: 'Later bekend', text: 'Dit werd later bekend, met 99 als getal.' }
  const items = [
    anItem({ id: 'S1-47', knownOn: '2021-01-01' }),
    anItem({ id: 'M999-2021', type: 'motion', document: null, kind: null, certainty: null, knownOn: '2021-01-01' }),
  ]
  const more = withItems(items, words)
  const nl = more.words.get('nl')
  if (!nl) throw new Error('there are no Dutch words')
  const itemWords = Object.entries(nl.items).map(([id, one]) => {
    return [id, { ...one, events: { ...one.events, later: 'Klaar.' } }] as const
  })
  return {
    ...programme,
    items: more.items.map((item) => ({ ...item, events: [...item.events, done] })),
    links: [...programme.links, aLink('S1-47', 'answers', 'M108-2020'), aLink('S1-03', 'led-to', 'M999-2021')],
    words: new Map([['nl', { ...nl, items: Object.fromEntries(itemWords) }]]),
  }
}

describe('the note of today', () => {
  const today = aNote({ from: '2018-01-01', to: '2026-11-21', motions: ['M108-2020', 'M104-2020'] })

  test('has evidence behind every sentence', () => {
    for (const { text, grounds } of sentencesOf(today)) {
      const borne = grounds.some(({ sources, inVain }) => sources.length > 0 || inVain)
      expect([text, borne]).toEqual([text, true])
    }
  })

  test('says what is not known: looked for in vain, or past its term', () => {
    expect(texts(today)).toContain('Wij vonden hiervan geen uitkomst. Het antwoord hebben we niet gevonden.')
    expect(texts(today)).toContain(
      'Termijn: in het eerste kwartaal van 2021. Die dag is voorbij. Of het toen klaar was, is niet bekend.',
    )
    expect(texts(today).join(' ')).not.toContain('het is nog niet af')
  })

  test('tells a row that answers two motions once, and points to it from the second', () => {
    const [first, second] = today.sections.flatMap(({ groups }) => groups)
    expect([first?.motion, second?.motion]).toEqual(['M108-2020', 'M104-2020'])
    expect(second?.messages).toEqual([])
    expect(second?.pointers.map(({ see }) => see)).toEqual(['S1-46'])
    const tellings = sentencesOf(today).filter(({ text }) => text.includes('beantwoorden de andere moties'))
    expect(tellings).toHaveLength(1)
  })

  test('has rows of the period that belong to none of the motions apart', () => {
    const last = today.sections.flatMap(({ groups }) => groups).at(-1)
    expect([last?.motion, last?.title]).toEqual([null, 'Andere afspraken uit deze periode'])
    expect(today.rows.map(({ id }) => id)).toEqual(['M108-2020', 'M104-2020', ...idsOf('S1', 46), ...idsOf('S2', 16)])
  })

  test('shows what came of it, without calling that a row of the note', () => {
    expect(today.related.map(({ id }) => id)).toEqual(expect.arrayContaining(['PI-01', 'IP-01']))
  })

  test('is there in English, with the same rows behind the same sentences', () => {
    const english = aNote({ from: '2018-01-01', to: '2026-11-21', motions: ['M108-2020', 'M104-2020'], language: 'en' })
    const grounds = (note: ParliamentNote) => sentencesOf(note).map((one) => one.grounds.map(({ id }) => id).join())
    expect(grounds(english)).toEqual(grounds(today))
    expect(english.kind).toBe('Note to parliament (Statenmededeling)')
  })

  test('what only we think led to something is told as our reading, never as said', () => {
    const confidencesOf = (begin: string) =>
      sentencesOf(today)
        .filter(({ text }) => text.startsWith(begin))
        .flatMap(({ grounds }) => grounds.filter(({ kind }) => kind === 'link').map(({ confidence }) => confidence))
    expect(new Set(confidencesOf('Hieruit kwam voort'))).toEqual(new Set(['seen']))
    expect(new Set(confidencesOf('Wij denken dat hieruit voortkwam'))).toEqual(new Set(['own']))
  })
})

describe('the memo on motion 13A', () => {
  const memo = aNote({ from: '2019-01-01', to: '2019-12-31', motions: ['M13a-2018', 'T-01'], form: 'memo' })

  test('has the simpler form: subject, opening, lists and a closing part', async () => {
    expect(memo.sections.map(({ title }) => title)).toEqual([
      ...['Onderwerp', 'Aanleiding', 'Hoe het ermee staat', 'Tot slot'],
    ])
    const lines = await docxText((await filesOf(memo)).docx)
    expect(lines.slice(0, 4)).toEqual([
      'Memo',
      'Voortgang van motie 13A: aandacht voor mensenhandel in Brabant en toezegging: arbeidsmigranten betrekken',
      'Aan: Statenleden',
      'Van: een lid van Gedeputeerde Staten',
    ])
    expect(await docxHtml((await filesOf(memo)).docx)).toContain('<ol><li><strong>Netwerkbijeenkomst')
  })

  test('lists all 16 rows of the memo', () => {
    expect(memo.rows.map(({ id }) => id)).toEqual(['M13a-2018', 'T-01', ...idsOf('S2', 16)])
  })

  test('says that the day of the promise is not known by leaving that sentence out', () => {
    expect(memo.refused).toEqual([
      { template: 'reason-made', about: 'T-01', reason: 'not-known' },
      ...restingOnNothing('S2'),
    ])
  })
})

test('a note is of the last day of its period and of no other', () => {
  const note = aNote(december)
  expect(note.asked.to).toBe(day('2020-12-31'))
  expect(note.foot).toBe('Zoals bekend op 31 december 2020')
})
