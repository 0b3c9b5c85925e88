// Prints every measured claim of the README. Takes a few minutes; leave the machine alone meanwhile.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, node24, projectFolder } from './ensure.mjs'

ensureInstalled()
ensureBuilt()
const folder = join(projectFolder, 'bench')
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .sort()) {
  console.log(`\n— bench/${file}`)
  const words = ['--disable-warning=ExperimentalWarning', join(folder, file)]
  const done = spawnSync(node24(), words, { cwd: projectFolder, stdio: 'inherit' })
  if (done.status !== 0) process.exitCode = 1
}
