import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { emptyDraft, writeDraft } from '#modules/reporting/index.ts'
import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

const words = join(import.meta.dirname, '../../content/interface/reporting')

/** The municipality of the demonstration in which two people read. */
const place = 'GM9901'
const begun = writeDraft({ ...emptyDraft, entrance: 'worker', municipality: place })
const answered = writeDraft({
  ...emptyDraft,
  entrance: 'witness',
  municipality: place,
  forms: ['labour', 'housing'],
  words: 'Loods naast de sluis',
  goingOn: 'yes',
  danger: 'now',
  story: 'Er slapen tien mensen in één kamer.\nIemand heeft hun paspoorten.',
})
const chosen = [
  ['draft', ''],
  ['entrance', 'staff'],
  ['municipality', place],
  ['go', 'reader'],
] as const
const receipt = [
  ['at', 'receipt'],
  ['code', '000 000 000 000 000 000'],
  ['day', '2026-11-21'],
  ['go', 'stay'],
] as const

/** Pages on the way to a report, and back to it; where they do not exist, the page that says where they do. */
export function reportTemplatesIn(language: string): Template[] {
  const path = `/${language}/report`
  if (!existsSync(join(words, `${wordsOf(language)}.json`))) return [{ name: 'report that this language lacks', path }]
  const seenOnce = `${path}/seen-once`
  const turn = (at: string, draft: string, go = 'next') =>
    [
      ['draft', draft],
      ['at', at],
      ['go', go],
    ] as const
  return [
    { name: 'report', path },
    {
      name: 'report without a choice',
      path,
      posted: [
        ['draft', ''],
        ['municipality', ''],
        ['go', 'reader'],
      ],
    },
    { name: 'who reads a report', path, posted: chosen },
    { name: 'report without a place', path: seenOnce },
    { name: 'sealed report', path: `${path}/sealed`, posted: [['draft', begun]] },
    { name: 'coming back to a report', path: `${path}/return` },
    { name: 'refused question of a report', path: seenOnce, posted: turn('forms', begun) },
    { name: 'danger in a report', path: seenOnce, posted: turn('forms', begun, 'change:danger') },
    { name: 'danger now in a report', path: seenOnce, posted: [...turn('danger', answered), ['danger', 'now']] },
    { name: 'story of a report', path: seenOnce, posted: turn('danger-now', answered) },
    { name: 'details of a reporter', path: seenOnce, posted: turn('summary', answered, 'change:contact') },
    { name: 'summary of a report', path: seenOnce, posted: turn('contact', answered) },
    { name: 'receipt of a report', path: seenOnce, posted: receipt },
    { name: 'code of a report', path: `${path}/return/seen-once` },
    {
      name: 'new code of a reporter',
      path: `${path}/return/seen-once`,
      posted: [
        ['at', 'new-code'],
        ['code', '000 000 000 000 000 000'],
        ['seed', 'A'.repeat(43)],
        ['go', 'stay'],
      ],
    },
    {
      name: 'mistyped code of a report',
      path: `${path}/return/seen-once`,
      posted: [
        ['at', 'code'],
        ['code', 'ABC'],
        ['go', 'open'],
      ],
    },
  ]
}
