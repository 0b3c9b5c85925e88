/**
 * Seconds for the note to parliament with its full annex as DOCX and as PDF/UA, beside laying out a paper with nothing on
 * it. Run: `node bench/report.ts` (under half a minute).
 * It reports and never fails: the speed of the machine is not a property of the code.
 */
import { join } from 'node:path'
import { day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { loadPolicy } from '#modules/policy/server/index.ts'
import { sentencesOf } from '#modules/programme/index.ts'
import { loadProgramme, openNoteDesk, programmePlacesIn } from '#modules/programme/server/index.ts'
import type { Paper } from '#platform/documents/paper.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { paperPdf } from '#platform/documents/paper-pdf.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { createTranslator } from '#platform/i18n/translator.ts'

const rounds = 5
const root = join(import.meta.dirname, '..')
const data = join(root, 'data')
const content = join(root, 'content')

const areas = loadAreas(join(data, 'areas'))
const policy = await loadPolicy(data, areas)
const programme = await loadProgramme(programmePlacesIn(root), areas, policy)
const t = createTranslator('nl', readCatalogues(join(content, 'interface')).get('nl') ?? {})
const asked = {
  form: 'statenmededeling',
  from: day('2018-11-09'),
  to: day('2026-11-21'),
  motions: ['M108-2020'],
} as const
const empty: Paper = { language: 'nl', title: 'Leeg', subtitle: null, foot: '', on: '2020-12-31', blocks: [] }

/** Milliseconds in the fastest round: other work on the machine can only make a round slower. */
async function fastest(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

const desk = await openNoteDesk({ content, data }, () => programme, { areas, policy })
const written = desk.note(asked, 'nl', t)
if (!written.ok) throw new Error(written.error)
const note = written.value
const composing = await fastest(() => desk.note(asked, 'nl', t))
const paper = desk.paper(note, t)
const seconds = (ms: number): string => (ms / 1000).toFixed(2)
const times = {
  docx: await fastest(() => paperDocx(paper)),
  pdf: await fastest(() => paperPdf(paper)),
  emptyDocx: await fastest(() => paperDocx(empty)),
  emptyPdf: await fastest(() => paperPdf(empty)),
}
const pdf = paperPdf(paper)
const kilobytes = { docx: (await paperDocx(paper)).length / 1024, pdf: pdf.ok ? pdf.value.length / 1024 : 0 }

console.log(
  `note of today: ${sentencesOf(note).length} sentences, ${note.rows.length + note.related.length} rows in the annex; best of ${rounds}`,
)
console.log(`written from the register: ${seconds(composing)} s`)
console.log(
  `DOCX: ${seconds(times.docx)} s, ${kilobytes.docx.toFixed(0)} KiB (empty paper ${seconds(times.emptyDocx)} s)`,
)
console.log(
  `PDF/UA: ${seconds(times.pdf)} s, ${kilobytes.pdf.toFixed(0)} KiB (empty paper ${seconds(times.emptyPdf)} s)`,
)
console.log('the PDF of a paper that was laid out just before is partly remembered by the compiler')
