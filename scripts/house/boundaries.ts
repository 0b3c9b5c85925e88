// Holds every import against the rules of .dependency-cruiser.mjs: `node scripts/house/boundaries.ts`.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { parse } from 'svelte/compiler'
import rules from '../../.dependency-cruiser.mjs'
import type { HouseFinding } from './finding.ts'
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
  const lost = typeImportsOfComponents(tree, root)
  return {
    findings: [...violationsIn(output), ...lost.flatMap(brokenRules)],
    edges: [...edgesIn(output), ...lost],
  }
}

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
 * dependency-cruiser reads a component after Svelte compiled it, and then its type imports are gone. A type of the
 * server in a component is a boundary crossed all the same, so these imports are read here.
 */
function typeImportsOfComponents(tree: Tree, root: string): Edge[] {
  return tree.paths
    .filter((path) => path.startsWith('src/') && path.endsWith('.svelte'))
    .flatMap((from) =>
      typeImportsIn(tree.text(from)).flatMap((specifier) => {
        const to = pathOf(specifier, from, root)
        return to === undefined ? [] : [{ from, to }]
      }),
    )
}

function typeImportsIn(component: string): string[] {
  const { instance, module } = parse(component, { modern: true })
  return [instance, module].flatMap((script) =>
    (script?.content.body ?? []).flatMap((statement) => {
      const isType = 'importKind' in statement && statement.importKind === 'type'
      return isType && statement.type === 'ImportDeclaration' ? [String(statement.source.value)] : []
    }),
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

/** The rules of .dependency-cruiser.mjs that tell files apart by their path only. */
const pathRules = rules.forbidden.filter(({ to }) => !('circular' in to || 'couldNotResolve' in to || 'reachable' in to))

function brokenRules({ from, to }: Edge): HouseFinding[] {
  return pathRules.filter((rule) => forbids(rule, from, to)).map(({ name, comment }) => {
    return { rule: name, file: from, message: `→ ${to}. ${comment}` }
  })
}

type Patterns = string | readonly string[] | undefined

function forbids(rule: (typeof pathRules)[number], from: string, to: string): boolean {
  const { path, pathNot }: { path?: Patterns; pathNot?: Patterns } = rule.from
  const target: { path?: Patterns; pathNot?: Patterns } = rule.to
  const found = path === undefined ? [] : new RegExp(joined(path)).exec(from)
  if (!found || matches(pathNot, from, [])) return false
  return (target.path === undefined || matches(target.path, to, found)) && !matches(target.pathNot, to, found)
}

const joined = (patterns: Exclude<Patterns, undefined>) => (typeof patterns === 'string' ? patterns : patterns.join('|'))

/** `$1` in a pattern stands for what the pattern of the importing file caught. */
function matches(patterns: Patterns, path: string, caught: readonly string[]): boolean {
  return patterns !== undefined && new RegExp(joined(patterns).replaceAll('$1', caught[1] ?? '$1')).test(path)
}

function commentOf(name: string, from: string): string {
  const rule = rules.forbidden.find((one) => one.name === name && isAbout(one, from))
  return rule?.comment ?? ''
}

const isAbout = ({ from: { path } }: Pick<IForbiddenRuleType, 'from'>, from: string) =>
  path === undefined || new RegExp(joined(path)).test(from)
