import { afterEach, beforeEach, expect, test } from 'vitest'
import { stubProject } from './stub-project.ts'

const runners = [
  'svelte-check/bin/svelte-check',
  '@biomejs/biome/bin/biome',
  'eslint/bin/eslint.js',
  'vitest/vitest.mjs',
  '@playwright/test/cli.js',
  '@sveltejs/kit/svelte-kit.js',
] as const
const allPassed = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [] }
const writes = (file: string, report: unknown) =>
  `process.getBuiltinModule('node:fs').writeFileSync('test-results/${file}', ${JSON.stringify(JSON.stringify(report))})\n`
const fails = 'process.exitCode = 1\n'

let project: ReturnType<typeof stubProject>
const runner = (name: (typeof runners)[number], text: string): void => project.file(`node_modules/${name}`, text)
const unitTests = (text: string): void => runner('vitest/vitest.mjs', text)

beforeEach(() => {
  project = stubProject()
  project.installed()
  for (const name of runners) runner(name, '')
})
afterEach(() => project.clean())

const run = (...words: string[]) => project.run('test.mjs', words).ended

test('a run in which everything passed ends with its count', async () => {
  unitTests(writes('tests.json', allPassed))
  const { code, out } = await run('unit', 'types')
  expect(code).toBe(0)
  expect(out).not.toContain('✗')
  expect(out.trimEnd().split('\n').at(-1)).toBe('4 passed, 0 failed, 1 skipped')
})

test('what failed is said once more at the end, with the first lines of why', async () => {
  const failed = { status: 'failed', fullName: 'a door is closed', failureMessages: ['expected open\n\nto be closed'] }
  const testResults = [
    { name: 'src/door.test.ts', status: 'failed', assertionResults: [failed, { status: 'passed', fullName: 'x' }] },
    { name: 'src/hook.test.ts', status: 'failed', message: 'a hook did not end', assertionResults: [] },
  ]
  unitTests(`${writes('tests.json', { ...allPassed, numFailedTests: 1, testResults })}${fails}`)
  const { code, out } = await run('unit')
  expect(code).toBe(1)
  expect(out.slice(out.indexOf('✗')).trimEnd().split('\n')).toEqual([
    '✗ src/door.test.ts › a door is closed',
    '    expected open',
    '    to be closed',
    '',
    '✗ src/hook.test.ts',
    '    a hook did not end',
    '',
    '3 passed, 1 failed, 1 skipped',
  ])
})

test('so is what failed in the browser, with its project and without colours', async () => {
  const errors = [{ message: '\u001b[31mno button\u001b[39m' }]
  const spec = (title: string, status: string) => ({
    title,
    tests: [{ status, projectName: 'phone', results: [{ errors }] }],
  })
  const specs = [spec('is pressed', 'unexpected'), spec('is seen', 'expected')]
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    suites: [{ title: 'a.e2e.ts', suites: [{ title: 'a button', specs }] }],
  }
  runner('@playwright/test/cli.js', `${writes('e2e.json', report)}${fails}`)
  const { out } = await run('browser')
  expect(out).toContain('✗ [phone] a.e2e.ts › a button › is pressed\n    no button\n\n1 passed, 1 failed\n')
})

test('of a check that is no test its last lines are said', async () => {
  runner('svelte-check/bin/svelte-check', `for (let i = 0; i < 99; i += 1) console.log('line ' + i)\n${fails}`)
  const { out } = await run('types')
  const end = out.slice(out.indexOf('✗'))
  expect(end).toContain('✗ types\n    line 69\n')
  expect(end).toContain('    line 98\n\n0 passed, 1 failed\n')
})

test('a runner that failed with every test passed, or that left no report, is a failure', async () => {
  unitTests(`${writes('tests.json', allPassed)}console.error('a promise that nobody waited for')\n${fails}`)
  const first = await run('unit')
  expect([first.code, first.out]).toEqual([1, expect.stringContaining('    a promise that nobody waited for\n')])
  unitTests(`console.log('began')\n`)
  const second = await run('unit')
  expect([second.code, second.out]).toEqual([1, expect.stringContaining('✗ unit\n    began\n\n0 passed, 1 failed\n')])
})
