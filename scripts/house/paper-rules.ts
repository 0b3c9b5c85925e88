import type { HouseFinding } from './finding.ts'
import type { Tree } from './tree.ts'

const folder = 'docs/decisions/'
const parts = ['date', 'status', 'context', 'decision', 'consequences', 'measured']

/** Decisions are numbered from 001 without gaps, 20 to 60 lines long, complete, and exist when something refers to them. */
export function decisionFindings(tree: Tree): HouseFinding[] {
  const files = tree.paths.filter((path) => path.startsWith(folder) && path !== `${folder}README.md`)
  const numbers = new Set(files.flatMap((file) => numberOf(file) ?? []))
  return [
    ...files.flatMap((file, index) => [
      ...decisionNameFindings(file, index),
      ...decisionTextFindings(file, tree.text(file), numbers),
    ]),
    ...referenceFindings(tree, numbers),
  ]
}

const numberOf = (file: string): string | undefined => /^docs\/decisions\/(\d{3})-[a-z0-9-]+\.md$/.exec(file)?.[1]

function decisionNameFindings(file: string, index: number): HouseFinding[] {
  const number = numberOf(file)
  if (number === undefined) return [decisionFinding(file, 'a decision is called 001-title-in-words.md')]
  if (Number(number) === index + 1) return []
  return [decisionFinding(file, `number ${String(index + 1).padStart(3, '0')} is missing or stands there twice`)]
}

function decisionTextFindings(file: string, text: string, numbers: ReadonlySet<string>): HouseFinding[] {
  const found: HouseFinding[] = []
  const lines = text.trimEnd().split('\n').length
  if (lines < 20 || lines > 60) found.push(decisionFinding(file, `${lines} lines; a decision has 20 to 60`))
  for (const part of parts) {
    if (!new RegExp(`^(#+ |[-*] |\\*\\*|\\| )?(\\*\\*)?(what was )?${part}\\b`, 'im').test(text)) {
      found.push(decisionFinding(file, `it does not tell its ${part === 'measured' ? 'measurements' : part}`))
    }
  }
  if (!/date\W+\d{4}-\d{2}-\d{2}/i.test(text))
    found.push(decisionFinding(file, 'the date is not written as 2026-11-21'))
  const status = /status\W+(proposed|accepted|rejected|superseded by (\d{3}))/i.exec(text)
  if (!status) found.push(decisionFinding(file, 'the status is proposed, accepted, rejected or superseded by NNN'))
  else if (status[2] !== undefined && !numbers.has(status[2])) {
    found.push(decisionFinding(file, `it is superseded by ${status[2]}, which is not there`))
  }
  return found
}

function referenceFindings(tree: Tree, numbers: ReadonlySet<string>): HouseFinding[] {
  const files = tree.paths.filter(
    (path) => /\.(ts|mjs|svelte|md|sql|ya?ml)$/.test(path) && !path.startsWith('tests/house/'),
  )
  return files.flatMap((file) =>
    tree
      .text(file)
      .split('\n')
      .flatMap((text, index) =>
        [...text.matchAll(/\bdecisions\/(\d{3})\b/g)]
          .filter((found) => !numbers.has(found[1] ?? ''))
          .map((found) => ({ ...decisionFinding(file, `decision ${found[1]} is not there`), line: index + 1 })),
      ),
  )
}

const decisionFinding = (file: string, message: string): HouseFinding => ({ rule: 'decisions', file, message })

const dependencyPage = 'docs/dependencies.md'

/** Every package has its line in docs/dependencies.md with its version, and every line has its package. */
export function dependencyFindings(tree: Tree): HouseFinding[] {
  const wanted = packagesIn(tree.text('package.json'))
  if (!tree.has(dependencyPage))
    return [dependencyFinding('the page is missing: what for, why this one, licence, size')]
  const lines = tree.text(dependencyPage).split('\n')
  const rows = new Map(
    lines.flatMap((line) => {
      const [, name, version] = /^\| *`([^`]+)` *\|([^|]*)\|/.exec(line) ?? []
      return name === undefined || version === undefined ? [] : [[name, version] as const]
    }),
  )
  const gone = [...rows.keys()].filter((name) => !wanted.has(name))
  return [
    ...[...wanted].flatMap(([name, version]) => lineFindings(name, version, rows.get(name))),
    ...gone.map((name) => dependencyFinding(`\`${name}\` is not in package.json`)),
  ]
}

function lineFindings(name: string, version: string, row: string | undefined): HouseFinding[] {
  if (row === undefined) {
    return [dependencyFinding(`no line for \`${name}\`: version, what for, why this one, licence, size, without it`)]
  }
  const plain = version.replace(/^npm:/, '')
  return row.includes(plain) ? [] : [dependencyFinding(`the line for \`${name}\` does not say ${plain}`)]
}

function packagesIn(text: string): Map<string, string> {
  const parsed: { dependencies?: Record<string, string>; devDependencies?: Record<string, string> } = JSON.parse(text)
  return new Map(Object.entries({ ...parsed.dependencies, ...parsed.devDependencies }))
}

const dependencyFinding = (message: string): HouseFinding => ({
  rule: 'dependency-lines',
  file: dependencyPage,
  message,
})
