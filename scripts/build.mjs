// Builds the pages, then what runs outside them – the service worker, the payslip check on the phone, the rules as a library –
// and compresses what those builds made.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { unlistedRoutes } from '../src/app/staff/staff-routes.ts'
import { catalogueProblems, readSections } from '../src/platform/i18n/read-catalogues.ts'
import { node24, projectFolder, run } from './ensure.mjs'

const problems = catalogueProblems(readSections(join(projectFolder, 'content/interface')))
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
const routes = readdirSync(join(projectFolder, 'src/routes'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file))
  .map((file) => `/${dirname(file).replaceAll('\\', '/')}`)
const { missing, left } = unlistedRoutes([...new Set(routes)])
if (missing.length + left.length > 0) {
  for (const route of missing)
    console.error(`who may open /staff${route} is not said: add it to src/app/staff/staff-routes.ts`)
  for (const route of left) console.error(`src/app/staff/staff-routes.ts names /staff${route}, which is not there`)
  process.exit(1)
}
const vite = join(projectFolder, 'node_modules/vite/bin/vite.js')
run(node24(), [vite, 'build', '--logLevel', 'warn'], 'build the pages')
for (const name of ['service-worker', 'payslip-check', 'casework', 'rules']) {
  run(
    node24(),
    [vite, 'build', '--logLevel', 'warn', '--config', 'vite.offline.config.ts', '--mode', name],
    `build ${name}`,
  )
  const file = join(projectFolder, `build/client/${name}.js`)
  const code = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(code))
  writeFileSync(`${file}.gz`, gzipSync(code, { level: 9 }))
}
