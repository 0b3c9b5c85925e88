// Runs every check, from types to browser journeys, and ends with one line that counts them.
// `npm test` runs all; `npm test -- types lint` runs only the named steps.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, node24, projectFolder } from './ensure.mjs'

const results = join(projectFolder, 'test-results')
const bin = (path) => join(projectFolder, 'node_modules', path)
const cli = ['--disable-warning=ExperimentalWarning', join(projectFolder, 'src/app/cli.ts')]
const vitest = (...projects) => [
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, `${projects[0]}.json`)}`,
  ...projects.flatMap((project) => ['--project', project]),
]

/** Each step is a command of Node 24; `report` is where a test runner leaves its counts. */
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
  { name: 'unit', words: vitest('pure', 'content'), report: 'pure.json' },
  { name: 'database', words: vitest('database'), report: 'database.json' },
  { name: 'start', words: vitest('start'), report: 'start.json' },
  { name: 'house', words: vitest('house'), report: 'house.json' },
  { name: 'browser', words: [bin('@playwright/test/cli.js'), 'test'], report: 'e2e.json' },
]

ensureInstalled()
const wanted = process.argv.slice(2)
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
// Every step reads the settings that this writes among the packages; an install takes them away.
await execute([bin('@sveltejs/kit/svelte-kit.js'), 'sync'])
const total = { passed: 0, failed: 0, skipped: 0 }

for (const { name, words, report } of steps) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (['database', 'start', 'browser'].includes(name)) ensureBuilt()
  const began = Date.now()
  const code = await execute(words)
  const counts = report
    ? countsOf(join(results, report), code)
    : { passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 }
  for (const key of Object.keys(total)) total[key] += counts[key]
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(`— ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s\n`)
}

console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

function execute(words) {
  console.log(`— ${words.map((word) => word.replace(`${projectFolder}/`, '')).join(' ')}`)
  return new Promise((resolve) => {
    const child = spawn(node24(), words, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FORCE_COLOR: '0', NODE_OPTIONS: '' },
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** A runner that failed without leaving a report, or that failed with every test passed, counts as one failure. */
function countsOf(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
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
