import type { HouseFinding } from './finding.ts'
import { isTest, moduleNames, type Tree } from './tree.ts'

/** A table with the place that makes it or that types its rows. */
export interface TablePlace {
  table: string
  file: string
  line: number
}

/** The tables that are left when all migrations have run. */
export function migratedTables(tree: Tree): TablePlace[] {
  const tables = new Map<string, TablePlace>()
  for (const file of migrationsOf(tree)) {
    for (const [index, text] of tree.text(file).split('\n').entries()) {
      const made = /^\s*create table (?:if not exists )?(\w+)/i.exec(text)?.[1]
      if (made !== undefined) tables.set(made, { table: made, file, line: index + 1 })
      const gone = /^\s*drop table (?:if exists )?(\w+)/i.exec(text)?.[1]
      if (gone !== undefined) tables.delete(gone)
      const [, from, to] = /^\s*alter table (\w+) rename to (\w+)/i.exec(text) ?? []
      if (from === undefined || to === undefined) continue
      tables.delete(from)
      tables.set(to, { table: to, file, line: index + 1 })
    }
  }
  return [...tables.values()]
}

/** Who may own tables: each module, and the platform for services that know no module. */
const ownersIn = (tree: Tree): string[] => [...moduleNames(tree), 'platform']
const roomOf = (owner: string): string => (owner === 'platform' ? 'src/platform/' : `src/modules/${owner}/server/`)

/** The tables that an owner types in an interface `…Tables` of its server room. */
export function typedTables(tree: Tree, owner: string): TablePlace[] {
  const files = tree.paths.filter((path) => path.startsWith(roomOf(owner)) && /\.ts$/.test(path))
  return files.filter((file) => !isTest(file)).flatMap((file) => tablesIn(file, tree.text(file)))
}

function tablesIn(file: string, text: string): TablePlace[] {
  return [...text.matchAll(/^(?:export )?interface \w+Tables \{\n([\s\S]*?)^\}/gm)].flatMap((found) =>
    [...(found[1] ?? '').matchAll(/^ {2}(\w+): /gm)].map((key) => ({
      table: key[1] ?? '',
      file,
      line: text.slice(0, found.index + found[0].indexOf(key[0])).split('\n').length,
    })),
  )
}

/** Every table has one owner: its name says which, that module types it, and no other module names it. */
export function tableFindings(tree: Tree): HouseFinding[] {
  const modules = moduleNames(tree)
  const owners = ownersIn(tree)
  const migrated = migratedTables(tree)
  const typed = owners.flatMap((module) => typedTables(tree, module).map((place) => ({ ...place, module })))
  return [
    ...migrationNameFindings(tree, owners),
    ...migrated.flatMap((place) => ownerFindings(place, owners, typed)),
    ...typed
      .filter(({ table }) => !migrated.some((one) => one.table === table))
      .map((place) => finding(place, `no migration makes the table "${place.table}"`)),
    ...modules.flatMap((module) => strangerFindings(tree, module, migrated)),
  ]
}

function ownerFindings(
  place: TablePlace,
  modules: readonly string[],
  typed: readonly (TablePlace & { module: string })[],
) {
  const owner = modules.find((module) => place.table.startsWith(`${module}_`))
  if (owner === undefined) return [finding(place, `the name "${place.table}" does not begin with the name of a module`)]
  const owners = typed.filter(({ table }) => table === place.table)
  const found = owners
    .filter(({ module }) => module !== owner)
    .map((one) => finding(one, `"${place.table}" belongs to ${owner}, not to ${one.module}`))
  const [, ...again] = owners.filter(({ module }) => module === owner)
  found.push(...again.map((one) => finding(one, `"${place.table}" is typed twice`)))
  if (owners.length === 0) found.push(finding(place, `no tables type of ${owner} has "${place.table}"`))
  if (!place.file.includes(`_${owner}_`)) {
    found.push(finding(place, `"${place.table}" is made in a migration that does not carry the name ${owner}`))
  }
  return found
}

/** A module that names a table of another in its code goes round that module's door. */
function strangerFindings(tree: Tree, module: string, migrated: readonly TablePlace[]): HouseFinding[] {
  const foreign = migrated.filter(({ table }) => !table.startsWith(`${module}_`)).map(({ table }) => table)
  if (foreign.length === 0) return []
  const named = new RegExp(`\\b(${foreign.join('|')})\\b`)
  const files = tree.paths.filter(
    (path) => path.startsWith(`src/modules/${module}/`) && /\.ts$/.test(path) && !isTest(path),
  )
  return files.flatMap((file) =>
    tree
      .text(file)
      .split('\n')
      .flatMap((text, index) => {
        const table = named.exec(text)?.[1]
        return table === undefined ? [] : [finding({ table, file, line: index + 1 }, `"${table}" is not of ${module}`)]
      }),
  )
}

const migrationsOf = (tree: Tree) => tree.paths.filter((path) => path.startsWith('migrations/'))

function migrationNameFindings(tree: Tree, modules: readonly string[]): HouseFinding[] {
  return migrationsOf(tree).flatMap((file, index) => {
    const [, number, name = ''] = /^migrations\/(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? []
    const place = { table: '', file, line: 1 }
    if (number === undefined) return [finding(place, 'a migration is called 0001_module_what.sql')]
    const found = modules.some((module) => name.startsWith(`${module}_`))
      ? []
      : [finding(place, 'the name names no module')]
    if (Number(number) !== index + 1) found.push(finding(place, `number ${index + 1} is missing or stands there twice`))
    return found
  })
}

const finding = ({ file, line }: TablePlace, message: string): HouseFinding => ({
  rule: 'table-owner',
  file,
  line,
  message,
})
