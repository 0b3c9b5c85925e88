// Serves the built application for the tests: `serve.ts 3199` as it is, `serve.ts 3200 aged` with a plan past its date.
// The data folder is made for this run and goes with it.
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agedGuide, agedSince, deskWithHours, meetingToCome } from './addresses.ts'
import { holdTheClock } from './held-clock.ts'

const project = join(import.meta.dirname, '../..')
const [port = '3199', kind] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'baken-test-'))
// The database of a root user runs as somebody else, who must be able to come in.
chmodSync(folder, 0o755)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

// What the server says is kept beside its data too, so that a test can look whether it says what it was told.
const said = join(folder, 'said.log')
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean
  stream.write = (piece: string | Uint8Array, ...rest: unknown[]) => {
    appendFileSync(said, piece)
    return write(piece, ...rest)
  }
}

// A test run that was killed cannot ask its servers to stop.
const runner = process.ppid
setInterval(() => process.ppid === runner || process.kill(process.pid, 'SIGTERM'), 1_000).unref()

for (const name of Object.keys(process.env)) {
  if (
    name.startsWith('BAKEN_') ||
    ['HOST', 'TRUST_PROXY', 'SMTP_URL', 'MAIL_FROM'].includes(name) ||
    name.endsWith('DATABASE_URL')
  )
    delete process.env[name]
}
Object.assign(process.env, {
  NODE_ENV: 'production',
  PORT: port,
  BAKEN_DATA: join(folder, 'database'),
  BAKEN_CONTENT: kind === 'aged' ? agedContent() : project,
  BAKEN_PSEUDO_LANGUAGE: '1',
  // Each server would spend twenty seconds of a processor on sheets that hardly any test asks for.
  BAKEN_A4_AHEAD: '0',
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
  changeHelp(join(copy, 'data/directory'))
  return copy
}

/** Every hour of help holds for long; one desk has hours of every day but holidays, and there is a meeting. */
function changeHelp(folder: string): void {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `"${day} 09:00-17:00"`).join(', ')
  const weekly = `{ from: 2020-01-01, onHolidays: closed, slots: [${days}] }`
  const schedule = `{ appointmentOnly: false, weekly: [${weekly}], sources: [Q3], confidence: seen }`
  for (const name of ['organisations', 'services', 'locations', 'points']) {
    change(join(folder, `${name}.yaml`), (text) => text.replace(/expiresOn: .*$/gm, 'expiresOn: 2099-01-01'))
  }
  change(join(folder, 'points.yaml'), (text) =>
    text.replace(`- id: ${deskWithHours}\n`, `- id: ${deskWithHours}\n  schedule: ${schedule}\n`),
  )
  const meeting = `{ id: ${meetingToCome}, organisation: gemeente-breda, starts: { day: 2098-07-01, time: "19:00" }, ends: { day: 2098-07-01, time: "21:00" }, municipality: GM0758, sources: [Q3], confidence: seen, checkedOn: 2026-11-21, verifiedByPerson: false, expiresOn: 2098-07-02 }`
  writeFileSync(join(folder, 'events.yaml'), `[${meeting}]\n`)
  change(
    join(folder, 'nl.yaml'),
    (text) => `${text}events:\n  ${meetingToCome}: { title: Vragenavond, place: In de bieb }\n`,
  )
}

function change(file: string, how: (text: string) => string): void {
  writeFileSync(file, how(readFileSync(file, 'utf8')))
}
