import { moduleEdges } from '../../docs/module-edges.mjs'
import type { HouseFinding } from './finding.ts'
import { moduleNames, type Tree } from './tree.ts'

const rooms = new Set(['README.md', 'index.ts', 'domain', 'forms', 'ceremonies', 'server', 'ui', 'testing'])

/** What the page of a module must tell, as a heading or as a word in bold at the start of a paragraph. */
const chapters = [
  { name: 'words', pattern: /^(## |\*\*)(Words)\b/m },
  { name: 'tables it owns', pattern: /^(## |\*\*)(Tables|Owns)\b/m },
  { name: 'doors', pattern: /^(## |\*\*)(Doors)\b/m },
  { name: 'decisions', pattern: /^(## |\*\*)(Decisions)\b/m },
]

/** Every module has the rooms of the anatomy, no others, and a page that tells its purpose, words, tables and doors. */
export function moduleFindings(tree: Tree): HouseFinding[] {
  return moduleNames(tree).flatMap((name) => [...roomFindings(tree, name), ...readmeFindings(tree, name)])
}

function roomFindings(tree: Tree, name: string): HouseFinding[] {
  const folder = `src/modules/${name}`
  const found = tree
    .names(folder)
    .filter((room) => !rooms.has(room))
    .map((room) => finding(`${folder}/${room}`, `a module has no room "${room}": ${[...rooms].join(', ')}`))
  if (!(name in moduleEdges)) found.push(finding(folder, `"${name}" is not in docs/module-edges.mjs`))
  if (tree.names(`${folder}/server`).length > 0 && !tree.has(`${folder}/server/index.ts`)) {
    found.push(finding(`${folder}/server`, 'the room has no door: server/index.ts'))
  }
  return found
}

function readmeFindings(tree: Tree, name: string): HouseFinding[] {
  const file = `src/modules/${name}/README.md`
  if (!tree.has(file)) return [finding(file, 'a module without a page: purpose, words, tables, doors, decisions')]
  const text = tree.text(file)
  const found = chapters
    .filter(({ pattern }) => !pattern.test(text))
    .map((chapter) => finding(file, `the page tells nothing of ${chapter.name}`))
  if (!text.startsWith(`# ${name}\n`)) found.push(finding(file, `the page does not begin with "# ${name}"`))
  if (purposeOf(text) === undefined) found.push(finding(file, 'the page tells no purpose under its title'))
  return found
}

/** The first paragraph under the title, on one line; `undefined` when a heading or nothing follows. */
export function purposeOf(readme: string): string | undefined {
  const paragraph = readme
    .split(/\n\s*\n/)[1]
    ?.replaceAll('\n', ' ')
    .trim()
  return paragraph === undefined || paragraph === '' || /^(#|\*\*|[|-])/.test(paragraph) ? undefined : paragraph
}

const finding = (file: string, message: string): HouseFinding => ({ rule: 'module-anatomy', file, message })
