// Writes docs/modules.md: `node scripts/generate-module-map.ts`. With `--check` it only tells whether the page is current.
import { readFileSync, writeFileSync } from 'node:fs'
import { moduleEdges } from '../docs/module-edges.mjs'
import { type Edge, readBoundaries } from './house/boundaries.ts'
import { purposeOf } from './house/module-rules.ts'
import { migratedTables } from './house/table-rules.ts'
import { isTest, moduleNames, readTree, type Tree } from './house/tree.ts'

const page = 'docs/modules.md'

/** Which modules a module uses outside its tests, in the order of the table of edges. */
function usesOf(module: string, edges: readonly Edge[]): string[] {
  const used = new Set(
    edges
      .filter(({ from }) => from.startsWith(`src/modules/${module}/`) && !isTest(from))
      .flatMap(({ to }) => /^src\/modules\/([^/]+)\//.exec(to)?.[1] ?? []),
  )
  return Object.keys(moduleEdges).filter((name) => name !== module && used.has(name))
}

/** The names that a door gives out to be called; types are left out. */
function givenBy(door: string): string[] {
  return [...door.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap((found) => (found[1] ?? '').split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/^.* as /, ''))
    .sort((a, b) => a.localeCompare(b, 'en'))
}

const doors = ['index.ts', 'ceremonies/index.ts', 'server/index.ts', 'ui/index.ts', 'ui/keeping/index.ts']

function doorLines(tree: Tree, module: string): string[] {
  return doors
    .map((door) => ({ door, path: `src/modules/${module}/${door}` }))
    .filter(({ path }) => tree.has(path))
    .map(({ door, path }) => {
      const names = givenBy(tree.text(path))
      return `- \`${door}\`: ${names.length === 0 ? 'types only' : names.map((name) => `\`${name}\``).join(', ')}`
    })
}

const listed = (names: readonly string[], none: string) => (names.length === 0 ? none : names.join(', '))

function chapter(tree: Tree, module: string, uses: ReadonlyMap<string, readonly string[]>): string {
  const usedBy = [...uses].filter(([, used]) => used.includes(module)).map(([name]) => name)
  const tables = migratedTables(tree).filter(({ table }) => table.startsWith(`${module}_`))
  const names = tables.map(({ table }) => `\`${table}\``).sort()
  return [
    `## [${module}](../src/modules/${module}/README.md)`,
    '',
    purposeOf(tree.text(`src/modules/${module}/README.md`)) ?? '',
    '',
    `- Tables: ${listed(names, 'none')}`,
    ...doorLines(tree, module),
    `- Uses: ${listed(uses.get(module) ?? [], 'no other module')}`,
    `- Used by: ${listed(usedBy, 'no other module')}`,
  ].join('\n')
}

/** The text of docs/modules.md as it should be. */
export function moduleMap(tree: Tree, edges: readonly Edge[]): string {
  const modules = moduleNames(tree)
  const uses = new Map(modules.map((module) => [module, usesOf(module, edges)]))
  const arrows = [...uses].flatMap(([module, used]) => used.map((name) => `  ${module} --> ${name}`))
  return `${[
    '# Modules',
    'Made by `scripts/generate-module-map.ts` from the code. What a module may use is in [module-edges.mjs](module-edges.mjs); this page tells what it does use, outside its tests.',
    ['```mermaid', 'graph TD', ...modules.map((module) => `  ${module}`), ...arrows, '```'].join('\n'),
    ...modules.map((module) => chapter(tree, module, uses)),
  ].join('\n\n')}\n`
}

if (import.meta.main) {
  const map = moduleMap(readTree('.'), (await readBoundaries(process.cwd())).edges)
  if (!process.argv.includes('--check')) writeFileSync(page, map)
  else if (readFileSync(page, 'utf8') !== map) {
    console.error(`${page} is not current: node scripts/generate-module-map.ts`)
    process.exitCode = 1
  }
}
