import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

/** Sections for those who steer are there in these languages. */
const languages = ['nl', 'en']

const pages: readonly (readonly [name: string, path: string])[] = [
  ['the two notes', 'notes'],
  ['a note', 'notes/s1'],
  ['chapter of a note', 'notes/s2/riec'],
  ['chapter of a note on an earlier day', 'notes/s1/frameworks?on=2021-06-30'],
  ['register', 'programme'],
  ['list of the register', 'programme/register?late=term-passed-outcome-unknown'],
  ['list with a refused filter', 'programme/register?state=nothing'],
  ['row of the register', 'programme/S1-42'],
  ['time line', 'programme/time-line'],
  ['changes', 'programme/changes'],
  ['formats', 'programme/formats'],
  ['boards of all regions', 'programme/regions'],
  ['board of a region', 'programme/regions/AM32'],
  ['cell of the matrix', 'programme/matrix?goal=S1-18&region=AM27'],
  ['municipalities', 'programme/municipalities?q=box'],
  ['municipality', 'programme/municipalities/GM0772'],
  ['municipality that is no more', 'programme/municipalities/GM0756'],
  ['hand-over with a refused filter', 'programme/hand-over?region=XX'],
  ['motions', 'programme/motions'],
  ['motion', 'programme/motions/M108-2020'],
  ['goals', 'programme/goals'],
  ['agreements', 'programme/agreements'],
  ['pilots', 'programme/pilots'],
  ['watch list', 'programme/watch'],
  ['evaluation with its rows', 'programme/evaluation?from=2019-01-01&to=2020-12-31&goal=all&count=unknown'],
  ['figures', 'programme/evaluation/figures'],
  ['note to parliament', 'programme/report?form=statenmededeling&motion=M108-2020&from=2020-01-01&to=2020-12-31'],
  ['released notes', 'programme/report/released'],
  ['inventory of policy', 'policy/inventory'],
  ['policy documents', 'policy/documents'],
  ['policy document', 'policy/documents/oisterwijk-2021'],
  ['policy compared', 'policy/compare?a=GM0772&b=GM0758'],
  ['policy that expires', 'policy/expiring'],
  ['housing rules', 'policy/rules'],
  ['kompas', 'kompas'],
  ['kompas questions', 'kompas/questions'],
  ['kompas result', 'kompas/result'],
  ['kompas example', 'kompas/example'],
  ['kompas of a region', 'kompas/regions/oost-brabant'],
]

/** Every kind of page of the sections for those who steer; where they do not exist, the page that says where they do. */
export const steeringTemplatesIn = (language: string): Template[] =>
  languages.includes(wordsOf(language))
    ? pages.map(([name, path]) => ({ name, path: `/${language}/${path}` }))
    : [{ name: 'section that this language lacks', path: `/${language}/programme` }]
