import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const longRun = process.env['BAKEN_LONG'] === '1'
const testCluster = 'src/platform/testing/test-cluster.ts'
const contentTests = 'src/**/*.content.test.ts'

/** Generous: a busy machine makes a test slow, not wrong. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000, interval: 20 } } }

/** Servers that start, and what is asked many thousand times: begun last, one of them would keep one core for a minute. */
const takesLong = /\/tests\/(start|drills)\/|\/server\/keys\/|decisions-in-|rows-in-sql|paper-(pdf|docx)|false-tokens/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const first = sorted.filter(({ moduleId }) => takesLong.test(moduleId))
    return [...first, ...sorted.filter((file) => !first.includes(file))]
  }
}

/** Where a test lies decides what kind of test it is. `tests/e2e` is for the browser runner. */
export default defineConfig({
  test: {
    // Left to itself it keeps one core free, which on a machine with two is half of it; who starts a server waits for it.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'pure',
          include: [
            'src/kernel/**/*.test.ts',
            'src/ui/**/*.test.ts',
            'src/modules/*/{domain,forms,ceremonies,ui,testing}/**/*.test.ts',
          ],
          exclude: [contentTests],
          isolate: false,
          ...patient,
        },
      },
      {
        test: { name: 'content', include: [contentTests], isolate: false, ...patient },
      },
      {
        test: {
          name: 'database',
          globalSetup: testCluster,
          include: ['src/{app,platform,routes}/**/*.test.ts', 'src/modules/*/server/**/*.test.ts', 'src/*.test.ts'],
          exclude: [contentTests],
          isolate: false,
          ...patient,
        },
      },
      {
        test: { name: 'start', include: ['tests/start/**/*.test.ts'], ...patient },
      },
      {
        test: {
          name: 'drills',
          globalSetup: testCluster,
          include: ['tests/drills/**/*.test.ts'],
          ...patient,
          testTimeout: longRun ? 4 * 3_600_000 : 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'house',
          include: ['tests/house/**/*.test.ts'],
          ...patient,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
