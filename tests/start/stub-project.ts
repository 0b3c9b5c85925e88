import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectFolder } from './run-server.ts'

/** A server that tells with what it was started, and ends as it is told: on SIGTERM with 0, without its starter with 7. */
const server = `
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => {
  require('node:fs').writeFileSync('left-alone', '')
  process.exit(7)
})
if (process.env.PORT === 'wrong') {
  console.error('Baken cannot start')
  process.exit(3)
}
setInterval(() => undefined, 1_000)
console.log(JSON.stringify({ ready: true, mode: process.env.NODE_ENV, port: process.env.PORT, node: process.execPath }))
`
const command = `
console.log(JSON.stringify(process.argv.slice(2)))
console.error('a message')
process.exitCode = Number(process.env.CODE ?? 0)
`
const build = `
import { appendFileSync, mkdirSync } from 'node:fs'
if (process.env.BROKEN) process.exit(4)
mkdirSync('build', { recursive: true })
appendFileSync('build/times', 'x')
console.log('what a build says')
`

/**
 * The real scripts in a project of their own in which everything they start is a stub: nothing is installed or built,
 * and what was asked for can be looked up.
 */
export function stubProject() {
  const folder = mkdtempSync(join(tmpdir(), 'baken-start-'))
  const file = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const name of ['start.mjs', 'ensure.mjs', 'baken.mjs', 'test.mjs', 'what-failed.mjs'])
    cpSync(join(projectFolder, 'scripts', name), join(folder, 'scripts', name))
  file('package.json', '{}')
  file('package-lock.json', '{}')
  file('scripts/build.mjs', build)
  file('src/app/server.ts', server)
  file('src/app/cli.ts', command)
  // Takes the place of npm: writes down how it was called.
  file('bin/npm', `#!/bin/sh\necho "$@" >> "${folder}/npm-calls"\nexit "\${NPM_CODE:-0}"\n`)
  chmodSync(join(folder, 'bin/npm'), 0o755)
  mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true })
  symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'))
  const children: ChildProcess[] = []

  return {
    folder,
    file,
    /** As after an installation of exactly these packages. */
    installed(): void {
      const hash = createHash('sha256')
      for (const name of ['package.json', 'package-lock.json'])
        hash.update(join(folder, name)).update(readFileSync(join(folder, name)))
      file('node_modules/.baken-installed', hash.digest('hex'))
    },
    read: (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null),
    run(script: string, words: readonly string[] = [], settings: Readonly<Record<string, string>> = {}) {
      const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, ...settings }
      const child = spawn(process.execPath, [join(folder, 'scripts', script), ...words], { cwd: tmpdir(), env })
      children.push(child)
      return watched(child)
    },
    clean(): void {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}

function watched(child: ChildProcess) {
  const said = { out: '', err: '' }
  const listeners: (() => void)[] = []
  const hear = (part: Buffer, where: 'out' | 'err') => {
    said[where] += part.toString()
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', (part: Buffer) => hear(part, 'out'))
  child.stderr?.on('data', (part: Buffer) => hear(part, 'err'))
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }))
  })
  return {
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ended,
    /** What it said once it has said this. */
    saying: (text: string) =>
      new Promise<{ out: string; err: string }>((resolve, reject) => {
        const look = () => said.out.includes(text) && resolve(said)
        listeners.push(look)
        look()
        void ended.then(({ err }) => reject(new Error(`ended without saying "${text}": ${err}`)))
      }),
  }
}
