// Builds the pages, then the service worker, then compresses what the second build made.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { catalogueProblems, readSections } from '../src/platform/i18n/read-catalogues.ts'
import { node24, projectFolder, run } from './ensure.mjs'

const problems = catalogueProblems(readSections(join(projectFolder, 'content/interface')))
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
const vite = join(projectFolder, 'node_modules/vite/bin/vite.js')
run(node24(), [vite, 'build', '--logLevel', 'warn'], 'build the pages')
run(node24(), [vite, 'build', '--logLevel', 'warn', '--config', 'vite.offline.config.ts'], 'build the offline copy')
const worker = join(projectFolder, 'build/client/service-worker.js')
const code = readFileSync(worker)
writeFileSync(`${worker}.br`, brotliCompressSync(code))
writeFileSync(`${worker}.gz`, gzipSync(code))
