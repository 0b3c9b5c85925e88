import type { HouseFinding } from './finding.ts'
import { isTest, type Tree } from './tree.ts'

/** A file that does not fit on a few screens hides what it does; longer ones need a reason in exceptions.ts. */
const maximumCodeLines = 300

const isCode = (path: string) => /\.(ts|mjs|js|svelte|css|sql)$/.test(path)
const isText = (path: string) => isCode(path) || /\.(md|json|ya?ml|html|txt|sh|toml)$|(^|\/)[A-Z][A-Za-z]+$/.test(path)

/** Everything that one file can have wrong by itself. */
export function fileFindings(tree: Tree): HouseFinding[] {
  return tree.paths.flatMap((path) => [
    ...nameFindings(path),
    ...(isText(path) ? textFindings(path, tree.text(path)) : []),
  ])
}

const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'misc', 'common', 'types'])
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const pascal = /^([A-Z][A-Za-z0-9]*)$/

function nameFindings(path: string): HouseFinding[] {
  if (!/^(src|tests|bench|scripts)\//.test(path)) return []
  const parts = path.split('/')
  const file = parts.at(-1) ?? ''
  const stems = [...parts.slice(0, -1), file.replace(/\..*$/, '')]
  const drawer = stems.find((stem) => drawers.has(stem))
  const found: HouseFinding[] = []
  if (drawer !== undefined) {
    found.push({ rule: 'file-name', file: path, message: `"${drawer}" names a drawer: name the thing that is in it` })
  }
  // `+page@.svelte` is a page outside the frame of its neighbours.
  const stem = file
    .replace(/\..*$/, '')
    .replace(/^\+(page|layout)@.*/, '$1')
    .replace(/^\+/, '')
  const isComponent = /\.svelte(\.test)?(\.ts)?$/.test(file) && !file.startsWith('+')
  if (/\.(ts|mjs|svelte)$/.test(file) && !(isComponent ? pascal : kebab).test(stem)) {
    const wanted = isComponent ? 'PascalCase, as AreaMap.svelte' : 'kebab-case, as wage-shortfall.ts'
    found.push({ rule: 'file-name', file: path, message: `the name is not ${wanted}` })
  }
  return found
}

const workplace = /(?<![\w.~@-])\/(work|tmp|root|home|Users)\//
// Written so that they do not find themselves.
const unfinished = /\b(TO[D]O|FIX[M]E|X[X]X)\b/
const silenced = /eslint-[d]isable|biome-[i]gnore|svelte-[i]gnore|@ts-([i]gnore|[e]xpect-error|[n]ocheck)/

function textFindings(path: string, text: string): HouseFinding[] {
  const found: HouseFinding[] = []
  const lines = text.split('\n')
  for (const [index, content] of lines.entries()) {
    const at = { file: path, line: index + 1 }
    if (unfinished.test(content)) {
      found.push({ rule: 'no-unfinished', ...at, message: 'finish it, or file an issue and say nothing here' })
    }
    if (!isTest(path) && workplace.test(content)) {
      found.push({ rule: 'no-workplace', ...at, message: 'a path of one computer: write it from the project folder' })
    }
    if (isCode(path) && silenced.test(content)) {
      found.push({
        rule: 'silenced-rule',
        ...at,
        message: 'a rule is silenced: obey it, or give the reason in exceptions.ts',
      })
    }
  }
  const count = isCode(path) ? codeLines(lines) : 0
  if (count > maximumCodeLines) {
    const message = `${count} code lines, more than ${maximumCodeLines}: split it by thing, or give the reason in exceptions.ts`
    found.push({ rule: 'file-length', file: path, message })
  }
  return found
}

/** How many lines are neither blank nor comment. A line with code and a comment counts. */
export function codeLines(lines: readonly string[]): number {
  let closing: string | undefined
  let count = 0
  for (const line of lines.map((one) => one.trim())) {
    if (closing !== undefined) {
      if (line.includes(closing)) closing = undefined
      continue
    }
    if (line === '' || /^(\/\/|--\s)/.test(line)) continue
    const opening = /^(\/\*|<!--)/.exec(line)?.[0]
    if (opening === undefined) {
      count += 1
      continue
    }
    const end = opening === '/*' ? '*/' : '-->'
    if (!line.includes(end)) closing = end
  }
  return count
}
