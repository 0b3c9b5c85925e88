import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is made by a command or belongs to somebody else. */
const notOurs = new Set([
  'node_modules',
  '.git',
  '.svelte-kit',
  '.data',
  'build',
  'test-results',
  'playwright-report',
  'package-lock.json',
])

/** The files of a project, read when they are asked for. */
export interface Tree {
  /** Paths from the project folder with forward slashes, in order. */
  paths: readonly string[]
  has(path: string): boolean
  /** The names directly in a folder; empty when there is no such folder. */
  names(folder: string): string[]
  /** @throws when there is no such file. */
  text(path: string): string
}

/** Reads which files a project folder holds, without what is installed, built or run. */
export function readTree(root: string): Tree {
  const paths = filesIn(root, '').sort()
  return {
    paths,
    has: (path) => existsSync(join(root, path)),
    names: (folder) =>
      existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter((name) => !notOurs.has(name)) : [],
    text: (path) => readFileSync(join(root, path), 'utf8'),
  }
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name) || entry.isSymbolicLink()) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(root, path) : [path]
  })
}

export const isTest = (path: string): boolean => path.startsWith('tests/') || /\.test\.ts$|\/testing\//.test(path)

/** Folder names in `src/modules/`, in order. */
export const moduleNames = (tree: Tree): string[] =>
  [...new Set(tree.paths.flatMap((path) => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? []))].sort()
