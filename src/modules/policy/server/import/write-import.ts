import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '#kernel/result.ts'

/**
 * Puts files in a folder that is not there yet: all of them or none. They are written beside it first and moved in one
 * step. Refusals: `exists` – there is something already; `no-place` – the folder that it would be in is not there.
 */
export async function writeImport(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<Result<readonly string[], 'exists' | 'no-place'>> {
  if (existsSync(folder)) return err('exists')
  if (!existsSync(dirname(folder))) return err('no-place')
  const half = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`))
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(half, name), text)
    await rename(half, folder)
    return ok(Object.keys(files).map((name) => join(folder, name)))
  } catch (cause) {
    await rm(half, { recursive: true, force: true })
    if (cause instanceof Error && 'code' in cause && ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(String(cause.code)))
      return err('exists')
    throw cause
  }
}
