// Starts Baken on a machine that has only Node 20 (or newer) and npm: installs, builds, then hands over to Node 24.
import { spawn } from 'node:child_process'
import { ensureBuilt, ensureInstalled, node24, projectFolder } from './ensure.mjs'

const dev = process.argv.includes('--dev')
ensureInstalled()
if (!dev) ensureBuilt()
const program = dev ? 'src/app/dev-server.ts' : 'src/app/server.ts'
const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', program], {
  cwd: projectFolder,
  // The channel ends when this process is killed; the server then stops as well.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, NODE_ENV: dev ? 'development' : 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
