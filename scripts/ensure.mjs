// Makes sure that packages are installed and the application is built, doing each only when something changed.
// Runs on Node 20: it stands before everything else.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The Node 24 that comes with the packages. */
export const node24 = () =>
  join(projectFolder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Runs a program and stops with its exit code when it fails. */
export function run(program, words, why) {
  const done = spawnSync(program, words, {
    cwd: projectFolder,
    // Standard output belongs to the command that was asked for.
    stdio: ['inherit', process.stderr, 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
  })
  if (done.status === 0) return
  console.error(`Baken could not ${why}.`)
  process.exit(done.status ?? 1)
}

const sealOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesOf)) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

function filesOf(path) {
  const full = join(projectFolder, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [full]
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** True when `work` was done before for exactly these files. */
function isDone(sealFile, seal) {
  return existsSync(sealFile) && readFileSync(sealFile, 'utf8') === seal
}

/** Installs packages, once per lock file. */
export function ensureInstalled() {
  const sealFile = join(projectFolder, 'node_modules/.baken-installed')
  const seal = sealOf(['package.json', 'package-lock.json'])
  if (isDone(sealFile, seal) && existsSync(node24())) return
  console.error('Installing packages (the first time takes a minute or two)…')
  // `npm install`, not `npm ci`: the lock leaves out binaries for other platforms (docs/decisions/003).
  // Building needs the developer packages, whatever NODE_ENV says.
  run('npm', ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], 'install its packages')
  writeFileSync(sealFile, sealOf(['package.json', 'package-lock.json']))
}

const buildInputs = [
  'src',
  'content/interface',
  'content/pictograms',
  'static',
  // What is built says which is the newest.
  'migrations',
  'vite.config.ts',
  'vite.offline.config.ts',
]

/** Builds the application, once per state of its files. */
export function ensureBuilt() {
  const sealFile = join(projectFolder, 'build/.baken-built')
  const seal = sealOf([...buildInputs, 'package-lock.json'])
  if (isDone(sealFile, seal)) return
  console.error('Building…')
  run(node24(), [join(projectFolder, 'scripts/build.mjs')], 'build itself')
  mkdirSync(join(projectFolder, 'build'), { recursive: true })
  writeFileSync(sealFile, seal)
}
