import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copiedOnce, halfOf } from './halves.ts'

/** No machine gives a process this number. */
const nobody = 2 ** 30
let folder = ''
let from = ''
let to = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baken-halves-'))
  from = join(folder, 'from')
  to = join(folder, 'to')
  for (let count = 0; count < 300; count += 1) {
    mkdirSync(join(from, `${count}`, 'deep'), { recursive: true })
    writeFileSync(join(from, `${count}`, 'deep', 'file'), 'x'.repeat(20_000))
  }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder is copied once, and kept when it is there', () => {
  expect(copiedOnce(from, to)).toBe(to)
  expect(readdirSync(to)).toHaveLength(300)
  writeFileSync(join(to, 'mine'), '')
  copiedOnce(from, to)
  expect(existsSync(join(to, 'mine'))).toBe(true)
})

test('what a start that was cut off left behind is cleared, what is under way is not', () => {
  mkdirSync(halfOf(to, nobody))
  mkdirSync(halfOf(to, process.ppid))
  copiedOnce(from, to)
  expect([existsSync(halfOf(to, nobody)), existsSync(halfOf(to, process.ppid))]).toEqual([false, true])
})

test('two that copy at the same moment both find it whole, and leave no half behind', async () => {
  const script = `import { copiedOnce } from ${JSON.stringify(join(import.meta.dirname, 'halves.ts'))}
    copiedOnce(${JSON.stringify(from)}, ${JSON.stringify(to)})`
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  await Promise.all([run(), run(), run()])
  expect(readdirSync(folder).toSorted()).toEqual(['from', 'to'])
  expect(readFileSync(join(to, '299/deep/file'), 'utf8')).toHaveLength(20_000)
})
