import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { shortCheckIds } from '#modules/rights/index.ts'
import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

const words = join(import.meta.dirname, '../../content/interface')

/** Days of 2026 and amounts of which every kind of answer comes. */
const results: readonly Omit<Template, 'path'>[] = [
  {
    name: 'result that something is wrong',
    filled: [
      ['jobEnded', '2026-07-01'],
      ['putOut', 'yes'],
    ],
  },
  { name: 'result of which something is not known', filled: [['arrival', '2026-03-10']] },
  { name: 'refused amount', filled: [['fine', '1.234']] },
  { name: 'result of hours', filled: [['ageGroup', 'adult'], ...shift(0, '06:00', '21:00', '0')] },
  { name: 'refused hours', filled: shift(0, '06:00', '', '30') },
]
const checks = ['leaving-housing', 'registration', 'deductions-and-fines', 'working-hours', 'working-hours'] as const

function shift(day: number, from: string, until: string, rest: string): [string, string][] {
  return [
    [`d.${day}.from`, from],
    [`d.${day}.until`, until],
    [`d.${day}.break`, rest],
  ]
}

/** Every short check and kinds of answers; where the section does not exist, the page that says where it does. */
export function shortCheckTemplatesIn(language: string): Template[] {
  const base = `/${language}/rights`
  if (!existsSync(join(words, 'rights', `${wordsOf(language)}.json`)))
    return [{ name: 'checks that this language lacks', path: base }]
  return [
    { name: 'all checks', path: base },
    ...['working-hours', ...shortCheckIds].map((id) => ({ name: `check ${id}`, path: `${base}/${id}` })),
    ...results.map((one, index) => ({ ...one, path: `${base}/${checks[index]}` })),
  ]
}
