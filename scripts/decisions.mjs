// Asks who may do what in three ways – as raw SQL with the application's user, through use cases, over HTTP of the built server – against sentences that
// were written apart from the table of permissions, and prints how often each was asked. Takes some minutes and wants a built application:
// `node_modules/.bin/node scripts/decisions.mjs`.
import { spawnSync } from 'node:child_process'
import { node24, projectFolder } from './ensure.mjs'

/** As many as the claim says. */
const least = 50_000
const server = 'src/modules/organisations/server/'

/** Each way with its tests, and the lines in which they say how many they compared. */
const ways = [
  {
    name: 'raw SQL, as the application',
    tests: ['decisions-in-sql', 'rows-in-sql', 'log-and-letters-in-sql'].map((test) => `${server}${test}.test.ts`),
    lines: [
      /^(\d+) decisions of organisations_may/m,
      /^(\d+) statements tried as the application/m,
      /^(\d+) times a row was shown or not/m,
      /^(\d+) times a line of the audit was shown or not/m,
    ],
  },
  {
    name: 'use cases',
    tests: [`${server}decisions-in-use-cases.test.ts`],
    lines: [/^(\d+) decisions of use cases/m, /^(\d+) agreements/m],
  },
  {
    name: 'HTTP',
    tests: ['tests/start/decisions-over-http.test.ts'],
    lines: [/^(\d+) decisions over HTTP whether an address opens/m, /^(\d+) decisions over HTTP about forms/m],
  },
]

const counted = ways.map(({ name, tests, lines }) => {
  const ran = spawnSync(node24(), ['node_modules/vitest/vitest.mjs', 'run', ...tests], {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, BAKEN_LONG: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  })
  const counts = lines.map((line) => Number(line.exec(ran.stdout)?.[1] ?? 0))
  const isRight = ran.status === 0 && counts.every((count) => count > 0)
  if (!isRight) console.error(`${ran.stdout}\n${ran.stderr}`)
  return { name, asked: counts.reduce((sum, count) => sum + count, 0), isRight }
})
const total = counted.reduce((sum, { asked }) => sum + asked, 0)
for (const { name, asked, isRight } of counted)
  console.log(`${String(asked).padStart(9)}  ${name}: ${isRight ? '0 wrong' : 'NOT as expected, see above'}`)
console.log(`${String(total).padStart(9)}  together; at least ${least} were to be asked`)
process.exitCode = counted.every(({ isRight }) => isRight) && total >= least ? 0 : 1
