import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Files = Readonly<Record<string, string>>

export const projectFolder = join(import.meta.dirname, '../..')

/** Writes a small project into a folder of its own, which is gone when the test is. Gives its folder. */
export function seededProject(files: Files): string {
  const { folder, remove } = temporaryProject(files)
  onTestFinished(remove)
  return folder
}

/** As `seededProject`, for several tests: the caller removes it. */
export function temporaryProject(files: Files): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'house-')))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Lends the packages of this project to a seeded one. */
export function lendPackages(folder: string): void {
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'dir')
}
