import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The files of the servers under test, database, logs and all, that hold a text. */
export function filesWith(text: string): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith('baken-test-'))
    .flatMap((name) => filesIn(join(tmpdir(), name)))
    .filter((path) => contentsOf(path).includes(text))
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const own = join(path, entry.name)
      if (entry.isDirectory()) return filesIn(own)
      return entry.isFile() && statSync(own).size > 0 ? [own] : []
    })
  } catch {
    // It belongs to somebody else, or is gone by now.
    return []
  }
}

function contentsOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
