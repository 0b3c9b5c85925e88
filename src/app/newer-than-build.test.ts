import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newerThanBuild } from './newer-than-build.ts'

const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
for (const name of ['0001_a.sql', '0002_b.sql', 'README.md', 'tried-by-hand.sql']) writeFileSync(join(folder, name), '')
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['the same', '0002_b.sql'],
  ['older, which the database refuses if it has more', '0003_c.sql'],
  ['whatever there is, where nothing was built', null],
])('migrations may be %s', (_, built) => {
  expect(newerThanBuild(folder, built)).toBeNull()
})

test('migrations that are newer than the build are refused with a sentence that says which and what to do', () => {
  expect(newerThanBuild(folder, '0001_a.sql')).toBe(
    'migrations/0002_b.sql is newer than what was built, which knows up to 0001_a.sql. Build Baken anew (npm start does), or put back the files that go with this build. The database was left as it is.',
  )
})
