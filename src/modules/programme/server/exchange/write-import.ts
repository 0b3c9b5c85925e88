import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { err, ok, type Result } from '#kernel/result.ts'

/** What writing needs of a disk; another one stands in for a disk that fails. */
export interface Disk {
  /** Makes a folder of its own, beside `near`. */
  roomBeside(near: string): Promise<string>
  write(path: string, text: string): Promise<void>
  /** Fails when something stands at `to`. */
  move(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** The disk of this machine. */
export const realDisk: Disk = {
  async roomBeside(near) {
    const folder = dirname(resolve(near))
    await mkdir(folder, { recursive: true })
    return mkdtemp(join(folder, `.${basename(near)}-`))
  },
  // Each text is on the disk before its folder gets its name.
  write: (path, text) => writeFile(path, text, { encoding: 'utf8', flag: 'wx', flush: true }),
  move: rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
}

/**
 * Writes the texts into a folder that is new, or that is there and empty. They are written elsewhere first, and the
 * folder gets its name when all of them are there: whenever this is broken off, there is everything or nothing.
 * Refusals: `there-already` – nothing is written over; `disk-failed` – nothing is left behind.
 */
export async function writeFolder(
  folder: string,
  texts: Readonly<Record<string, string>>,
  disk: Disk = realDisk,
): Promise<Result<readonly string[], 'there-already' | 'disk-failed'>> {
  let room: string | undefined
  try {
    room = await disk.roomBeside(folder)
    for (const [name, text] of Object.entries(texts)) await disk.write(join(room, name), text)
    await disk.move(room, resolve(folder))
    return ok(Object.keys(texts).map((name) => join(folder, name)))
  } catch (cause) {
    if (room !== undefined) await disk.remove(room).catch(() => undefined)
    return isThere(cause) ? err('there-already') : err('disk-failed')
  }
}

const thereCodes: readonly unknown[] = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR']

const isThere = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && thereCodes.includes(cause.code)
