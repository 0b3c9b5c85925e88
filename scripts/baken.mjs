// `npm run -s baken -- COMMAND`: the command-line tool, on the Node 24 that comes with the packages.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, node24, projectFolder } from './ensure.mjs'

ensureInstalled()
const done = spawnSync(
  node24(),
  ['--disable-warning=ExperimentalWarning', join(projectFolder, 'src/app/cli.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(done.status ?? 1)
