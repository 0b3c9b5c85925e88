// Runs the long form of drills and prints what each counted: `drills.mjs NAME… [--times N] [--seed N]`; without a name
// it says which there are. How one is written: tests/drills/README.md.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, node24, projectFolder } from './ensure.mjs'

const ending = '.test.ts'
const names = readdirSync(join(projectFolder, 'tests/drills'))
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string' }, seed: { type: 'string', default: String(randomInt(1, 2 ** 31)) } },
})
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) console.error(`There is no drill ${unknown.join(', ')}.`)
if (wanted.length === 0 || unknown.length > 0) {
  console.log(`Drills: ${names.join(', ') || 'none yet'}`)
  process.exit(unknown.length > 0 ? 1 : 0)
}

ensureBuilt()
for (const name of wanted) {
  const began = Date.now()
  console.log(`— ${name}, seed ${values.seed}`)
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'drills', `tests/drills/${name}${ending}`]
  const done = spawnSync(node24(), words, {
    cwd: projectFolder,
    stdio: 'inherit',
    env: {
      ...process.env,
      BAKEN_LONG: '1',
      BAKEN_SEED: values.seed,
      ...(values.times === undefined ? {} : { BAKEN_TIMES: values.times }),
    },
  })
  console.log(
    `— ${name}: ${done.status === 0 ? 'nothing wrong' : 'WRONG'}, ${Math.round((Date.now() - began) / 1000)} s`,
  )
  if (done.status !== 0) process.exitCode = 1
}
