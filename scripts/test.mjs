// Runs every check, from types to browser journeys, and ends with what failed and one line that counts.
// `npm test` runs all; `npm test -- types lint` runs only the named steps. Steps that keep one core busy run side by side.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, node24, projectFolder } from './ensure.mjs'
import { failureOfCommand, failuresIn } from './what-failed.mjs'

const results = join(projectFolder, 'test-results')
const compiled = join(projectFolder, 'node_modules/.cache/compiled')
const bin = (path) => join(projectFolder, 'node_modules', path)
const cli = ['--disable-warning=ExperimentalWarning', join(projectFolder, 'src/app/cli.ts')]
const testReport = 'tests.json'
const vitest = (projects) => [
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, testReport)}`,
  ...projects.flatMap((project) => ['--project', project]),
]

/**
 * Each step is a command of Node 24; `report` is where a test runner leaves its counts. `alone` uses every core there is
 * and shows what it says at once; any other keeps one core busy, and what it says is shown when it is done.
 */
const steps = [
  { name: 'types', words: [bin('svelte-check/bin/svelte-check'), '--fail-on-warnings', '--output', 'human'] },
  { name: 'lint', words: [bin('@biomejs/biome/bin/biome'), 'check', '.', '--error-on-warnings'] },
  { name: 'lint', words: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'content', words: [...cli, 'areas', 'check'] },
  { name: 'content', words: [...cli, 'content', 'check'] },
  { name: 'content', words: [...cli, 'directory', 'check'] },
  { name: 'content', words: [...cli, 'policy', 'check'] },
  { name: 'content', words: [...cli, 'programme', 'check'] },
  { name: 'content', words: [...cli, 'kompas', 'check'] },
  { name: 'browser', words: [bin('@playwright/test/cli.js'), 'test'], report: 'e2e.json', alone: true },
]

/** Steps of one test runner, in one run: what takes long begins first, and no core waits for the end of a step. */
const ofOneRun = { unit: ['pure', 'content'], database: ['database'], start: ['start', 'drills'], house: ['house'] }

ensureInstalled()
const wanted = process.argv.slice(2)
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
const inOneRun = Object.keys(ofOneRun).filter(isWanted)
if (inOneRun.length > 0)
  steps.splice(-1, 0, {
    name: inOneRun.join(', '),
    words: vitest(inOneRun.flatMap((name) => ofOneRun[name])),
    report: testReport,
    alone: true,
  })
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
// Every step reads the settings that this writes among the packages; an install takes them away.
await execute([bin('@sveltejs/kit/svelte-kit.js'), 'sync'], true)
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const cores = Math.max(1, availableParallelism())
const running = new Set()

for (const step of steps) {
  if (step.report !== testReport && !isWanted(step.name)) continue
  while (running.size >= (step.alone ? 1 : cores)) await Promise.race(running)
  const done = runStep(step).finally(() => running.delete(done))
  running.add(done)
  if (step.alone) await done
}
await Promise.all(running)

for (const failure of failures) console.log(`${failure}\n`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

async function runStep({ name, words, report, alone = false }) {
  if (/database|start|browser/.test(name)) ensureBuilt()
  const began = Date.now()
  const { code, said } = await execute(words, alone)
  const written = report ? readReport(join(results, report)) : undefined
  const counts = written ? countsOf(written, code) : countsWithout(code === 0 && !report)
  const told = written ? failuresIn(written) : []
  if (counts.failed > 0) failures.push(...(told.length > 0 ? told : [failureOfCommand(name, said)]))
  for (const key of Object.keys(total)) total[key] += counts[key]
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(`— ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s\n`)
}

/** Runs a command and gives its exit code and what it said, which is shown at once or in one piece in the end. */
function execute(words, atOnce) {
  const command = words.map((word) => word.replace(`${projectFolder}/`, '')).join(' ')
  if (atOnce) console.log(`— ${command}`)
  const said = []
  return new Promise((resolve) => {
    const child = spawn(node24(), words, {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Some hundred processes read the same source: a quarter of a start of the server, half of a short command.
      env: { ...process.env, FORCE_COLOR: '0', NODE_OPTIONS: '', NODE_COMPILE_CACHE: compiled },
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        said.push(piece)
        if (atOnce) process.stdout.write(piece)
      })
    child.on('close', (code) => {
      if (!atOnce) console.log(`— ${command}\n${Buffer.concat(said)}`)
      resolve({ code: code ?? 1, said: Buffer.concat(said).toString() })
    })
  })
}

/** A command counts as one check; a runner that left no report has failed, whatever it says. */
function countsWithout(isRight) {
  return { passed: Number(isRight), failed: Number(!isRight), skipped: 0 }
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** A runner that failed with every test passed counts as one failure. */
function countsOf(report, code) {
  const counts = report.stats
    ? {
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected,
        skipped: report.stats.skipped,
      }
    : { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}
