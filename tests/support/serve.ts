// Serves the built application for the tests: `serve.ts 3199` as it is, `serve.ts 3200 aged` with a plan past its date.
// The data folder is made for this run and goes with it.
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agedGuide, agedSince } from './addresses.ts'
import { holdTheClock } from './held-clock.ts'

const project = join(import.meta.dirname, '../..')
const [port = '3199', kind] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'baken-test-'))
// The database of a root user runs as somebody else, who must be able to come in.
chmodSync(folder, 0o755)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

// A test run that was killed cannot ask its servers to stop.
const runner = process.ppid
setInterval(() => process.ppid === runner || process.kill(process.pid, 'SIGTERM'), 1_000).unref()

for (const name of Object.keys(process.env)) {
  if (name.startsWith('BAKEN_') || ['HOST', 'DATABASE_URL', 'TRUST_PROXY'].includes(name)) delete process.env[name]
}
Object.assign(process.env, {
  NODE_ENV: 'production',
  PORT: port,
  BAKEN_DATA: join(folder, 'database'),
  BAKEN_CONTENT: kind === 'aged' ? agedContent() : project,
  BAKEN_PSEUDO_LANGUAGE: '1',
  TRUST_PROXY: kind === 'aged' ? '1' : '0',
})
if (kind !== 'aged') holdTheClock()
await import('../../src/app/server.ts')

/** A copy of the content in which one plan is old and everything else is good for a very long time. */
function agedContent(): string {
  const copy = join(folder, 'files')
  for (const part of ['content', 'data', 'migrations'])
    cpSync(join(project, part), join(copy, part), { recursive: true, dereference: true })
  const guides = join(copy, 'content/guides')
  for (const id of readdirSync(guides, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const old = id.name === agedGuide
    change(join(guides, id.name, 'guide.yaml'), (text) =>
      text
        .replace(/^validFrom: .*$/m, `validFrom: ${old ? '2020-01-01' : '2026-01-01'}`)
        .replace(/^reviewBefore: .*$/m, `reviewBefore: ${old ? agedSince : '2999-01-01'}`),
    )
  }
  change(join(copy, 'content/contacts/contacts.yaml'), (text) =>
    text.replace(/expiresOn: .*$/gm, 'expiresOn: 2999-01-01'),
  )
  return copy
}

function change(file: string, how: (text: string) => string): void {
  writeFileSync(file, how(readFileSync(file, 'utf8')))
}
