// Writes docs/state-machines/case.md: `node scripts/generate-case-states.ts`. With `--check` it only tells whether the page is current.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  type CaseEdge,
  type CaseStep,
  caseEdges,
  caseStates,
  caseSteps,
  type NeedName,
  nearDays,
  needs,
  type Term,
  terms,
} from '../src/modules/reporting/index.ts'

export const caseStatesPage = 'docs/state-machines/case.md'

const words = (id: string) => id.replaceAll('-', ' ')
const listed = (ids: readonly string[]) => ids.map(words).join(', ')

const who: Readonly<Record<CaseStep['by'], string>> = {
  'key-holder': 'who holds the key',
  reporter: 'who reported',
  clock: 'nobody: its day came',
}

/** Mermaid takes no hyphens in the names of states. */
const node = (state: string) => state.replaceAll('-', '_')
const label = ({ step, by }: CaseEdge) => (by === 'key-holder' ? words(step) : `${words(step)} (${by})`)

/** Deletion leads out of the frame around all others, and so is drawn once. */
const diagram = (): string =>
  [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> new : report',
    '  state "in the database" as kept {',
    ...caseStates.filter((state) => state !== 'deleted').map((state) => `    ${node(state)} : ${words(state)}`),
    ...caseEdges
      .filter(({ to }) => to !== 'deleted')
      .map((edge) => `    ${node(edge.from)} --> ${node(edge.to)} : ${label(edge)}`),
    '  }',
    ...caseEdges
      .filter(({ from, to }) => from === 'new' && to === 'deleted')
      .map((edge) => `  kept --> deleted : ${label(edge)}`),
    '  deleted --> [*]',
    '```',
  ].join('\n')

const starts = ({ starts: term }: CaseStep) => (term === null ? '–' : term === 'same' ? 'goes on' : words(term))
const asked = ({ must }: CaseStep) => listed(must) || '–'
const from = (row: CaseStep) => (row.to === 'deleted' ? 'every state' : listed(row.from))
const line = (row: CaseStep): string =>
  `| ${words(row.step)} | ${from(row)} | ${words(row.to)} | ${who[row.by]}${row.permission ? ` (\`${row.permission}\`)` : ''} | ${asked(row)} | ${starts(row)} | ${row.renews ? 'yes' : 'no'} |`

function needText(name: NeedName): string {
  const need = needs[name]
  if ('someOf' in need) return `at least one of: ${listed(need.someOf)}`
  if ('oneOf' in need) return `one of: ${listed(need.oneOf)}`
  return name === 'municipality' || name === 'weighing' ? `written as \`${need.matches}\`` : 'an id'
}

const table = (head: readonly string[], rows: readonly string[]) =>
  [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows].join('\n')

/** The text of the page as it should be. */
export const caseStatesText = (): string =>
  `${[
    '# The states of a case',
    'Made by `scripts/generate-case-states.ts` from [the table of steps](../../src/modules/reporting/domain/casework/steps.ts). What is not here cannot be done: in no page, by no program and not in the database.',
    diagram(),
    '## Steps',
    table(
      ['step', 'from', 'to', 'who', 'must be filled in', 'term that runs then', 'stays longer'],
      caseSteps.map(line),
    ),
    '*Stays longer*: whether the time after which a case that nobody closed is deleted begins anew. *Who holds the key* needs the permission between brackets ([who may do what](../organisations/permissions.md)).',
    '## What must be filled in',
    'Codes and ids only. Words are sealed, and the server cannot look at them. *Stands*: filled in once, it counts for later steps as well; everything else is given with the step.',
    table(
      ['need', 'field', 'stands', 'filled in when it is'],
      (Object.keys(needs) as NeedName[]).map(
        (name) =>
          `| ${words(name)} | \`${needs[name].field}\` | ${'standing' in needs[name] ? 'yes' : 'no'} | ${needText(name).replaceAll('|', '\\|')} |`,
      ),
    ),
    '## Terms',
    `Calendar days: no term moves for a weekend or a holiday. It is near from ${nearDays} days before its last day, and late from the day after it.`,
    table(
      ['term', 'days', 'counted from', 'what it protects'],
      Object.entries<Term>(terms).map(
        ([name, { days, from: start, protects }]) => `| ${words(name)} | ${days} | ${words(start)} | ${protects} |`,
      ),
    ),
  ].join('\n\n')}\n`

if (import.meta.main) {
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(caseStatesPage), { recursive: true })
    writeFileSync(caseStatesPage, caseStatesText())
  } else if (readFileSync(caseStatesPage, 'utf8') !== caseStatesText()) {
    console.error(`${caseStatesPage} is not current: node scripts/generate-case-states.ts`)
    process.exitCode = 1
  }
}
