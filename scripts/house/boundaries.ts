// Holds every import against the rules of .dependency-cruiser.mjs: `node scripts/house/boundaries.ts`.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { parse } from 'svelte/compiler'
import rules from '../../.dependency-cruiser.mjs'
import { findingLine, type HouseFinding } from './finding.ts'
import { readTree, type Tree } from './tree.ts'

/** One file that uses another, by their paths from the project folder. */
export interface Edge {
  from: string
  to: string
}

export interface Boundaries {
  findings: HouseFinding[]
  /** Every import inside `src/`, of tests too. */
  edges: Edge[]
}

const folders = ['src', 'tests', 'bench', 'scripts']

/** Reads every import of a project folder. */
export async function readBoundaries(root: string): Promise<Boundaries> {
  const tree = readTree(root)
  const present = folders.filter((folder) => tree.names(folder).length > 0)
  const { output } = await cruise(present, { ...rules.options, baseDir: root, validate: true, ruleSet: rules })
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text instead of its result')
  const seen = edgesIn(output)
  const lost = importsOfComponents(tree, root).filter((edge) => !seen.some((one) => isSame(one, edge)))
  return { findings: [...violationsIn(output), ...lost.flatMap(brokenRules)], edges: [...seen, ...lost] }
}

const isSame = (one: Edge, other: Edge): boolean => one.from === other.from && one.to === other.to

function violationsIn({ summary }: ICruiseResult): HouseFinding[] {
  return summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to
    return { rule: rule.name, file: from, message: `→ ${way}. ${commentOf(rule.name, from)}` }
  })
}

function edgesIn({ modules }: ICruiseResult): Edge[] {
  return modules
    .filter(({ source }) => source.startsWith('src/'))
    .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })))
}

/**
 * dependency-cruiser reads a component after Svelte compiled it, and then the imports of types are gone. A type of the
 * server in a component is a boundary crossed all the same, so the imports of components are read here again.
 */
function importsOfComponents(tree: Tree, root: string): Edge[] {
  return tree.paths
    .filter((path) => path.startsWith('src/') && path.endsWith('.svelte'))
    .flatMap((from) =>
      importsIn(tree.text(from)).flatMap((specifier) => {
        const to = pathOf(specifier, from, root)
        return to === undefined ? [] : [{ from, to }]
      }),
    )
}

function importsIn(component: string): string[] {
  const { instance, module } = parse(component, { modern: true })
  return [instance, module].flatMap((script) =>
    (script?.content.body ?? []).flatMap((statement) =>
      statement.type === 'ImportDeclaration' ? [String(statement.source.value).replace(/\?.*$/, '')] : [],
    ),
  )
}

/** `undefined` for a package, and for the types that SvelteKit makes for a route. */
function pathOf(specifier: string, from: string, root: string): string | undefined {
  if (specifier.startsWith('.')) return specifier.endsWith('$types') ? undefined : join(dirname(from), specifier)
  if (!specifier.startsWith('#')) return undefined
  const { imports }: { imports: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [key = '', rest = ''] = specifier.split(/(?<=^#\w+\/)/)
  const target = imports[`${key}*`]
  return target === undefined ? undefined : join(target.replace('*', rest))
}

type Rule = (typeof rules.forbidden)[number]
type Patterns = Rule['from']['path']

/** The rules that tell files apart by their path only. */
const pathRules = rules.forbidden.filter(({ to }) => !(to.circular || to.couldNotResolve || to.reachable))

const brokenRules = (edge: Edge): HouseFinding[] =>
  pathRules
    .filter((rule) => forbids(rule, edge))
    .map(({ name, comment }) => ({ rule: name, file: edge.from, message: `→ ${edge.to}. ${comment}` }))

function forbids({ from, to }: Rule, edge: Edge): boolean {
  const caught = from.path === undefined ? [] : patternOf(from.path, []).exec(edge.from)
  if (!caught || fits(from.pathNot, edge.from, [])) return false
  return (to.path === undefined || fits(to.path, edge.to, caught)) && !fits(to.pathNot, edge.to, caught)
}

const fits = (patterns: Patterns, path: string, caught: readonly string[]): boolean =>
  patterns !== undefined && patternOf(patterns, caught).test(path)

/** `$1` in a pattern stands for what the pattern of the importing file caught. */
const patternOf = (patterns: string | readonly string[], caught: readonly string[]): RegExp =>
  new RegExp(
    [patterns]
      .flat()
      .join('|')
      .replaceAll('$1', caught[1] ?? '$1'),
  )

/** Rules of one name differ by the files they are about. */
const commentOf = (name: string, file: string): string =>
  rules.forbidden.find((rule) => rule.name === name && (!rule.from.path || fits(rule.from.path, file, [])))?.comment ??
  ''

if (import.meta.main) {
  const { findings, edges } = await readBoundaries(process.cwd())
  for (const finding of findings) console.error(findingLine(finding))
  console.log(`${edges.length} imports, ${findings.length} over a boundary`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
