import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

const words = join(import.meta.dirname, '../../content/interface')
const isThere = (section: string, language: string): boolean =>
  existsSync(join(words, section, `${wordsOf(language)}.json`))

/** Payslips of July 2026: one that is right, one with little wage and much that came off, one with a mistake in it. */
export const somePayslips = [
  'person;periodFrom;periodUntil;birthDate;hours;pay.base;pay.holiday-allowance;off.housing;deductions;agencyWorker;landlordCertified',
  'W-01;2026-07-06;2026-07-12;1995-03-02;40;599,60;47,97;;none;ja;',
  'W-02;6-7-2026;12-7-2026;1995-03-02;40;560,00;44,80;175;;ja;nee',
  'W-02;13-7-2026;19-7-2026;1995-03-02;38:30;540,00;43,20;175;;ja;nee',
  'W-03;2026-02-31;2026-07-12;1995-03-02;40;1.234;;;;ja;',
].join('\n')

const ofBatch: readonly Omit<Template, 'path'>[] = [
  { name: 'many payslips' },
  { name: 'results of many payslips', filled: [['pasted', somePayslips]] },
  { name: 'a table that is refused', filled: [['pasted', 'naam;nationaliteit\na;b']] },
  { name: 'no table', filled: [] },
]
const ofHours: readonly Omit<Template, 'path'>[] = [
  { name: 'hours' },
  {
    name: 'a list of hours',
    filled: [...shift('d.0', '07:00', '15:30', '30'), ...shift('d.1', '22:00', '06:00', '0')],
  },
  { name: 'refused hours of a list', filled: shift('d.0', '07:00', '', '') },
]

function shift(row: string, from: string, until: string, rest: string): [string, string][] {
  return [
    [`${row}.from`, from],
    [`${row}.until`, until],
    [`${row}.break`, rest],
  ]
}

/** Many payslips at once, and the list of hours; where they do not exist, the page that says where they do. */
export function batchTemplatesIn(language: string): Template[] {
  const batch = `/${language}/rights/batch`
  const hours = `/${language}/rights/hours-log`
  return [
    ...(isThere('batch', language)
      ? ofBatch.map((one) => ({ ...one, path: batch }))
      : [{ name: 'many payslips that this language lacks', path: batch }]),
    ...(isThere('hours', language)
      ? ofHours.map((one) => ({ ...one, path: hours }))
      : [{ name: 'hours that this language lacks', path: hours }]),
  ]
}
