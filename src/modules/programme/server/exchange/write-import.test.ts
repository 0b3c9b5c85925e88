import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Disk, realDisk, writeFolder } from './write-import.ts'

const texts = { 'items.yaml': '- id: A\n', 'nl.yaml': 'items: {}\n' }
let room = ''
let folder = ''
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'write-import-'))
  folder = join(room, 'new')
})
afterEach(() => rm(room, { recursive: true }))

describe('rows that are written down', () => {
  test('stand in a new folder, and nothing else does', async () => {
    expect(await writeFolder(folder, texts)).toEqual({
      ok: true,
      value: [join(folder, 'items.yaml'), join(folder, 'nl.yaml')],
    })
    expect(await readFile(join(folder, 'items.yaml'), 'utf8')).toBe('- id: A\n')
    expect(await readdir(room)).toEqual(['new'])
  })

  test('may stand in a folder that is there and empty', async () => {
    await mkdir(folder)
    expect((await writeFolder(folder, texts)).ok).toBe(true)
    expect(await readdir(folder)).toEqual(['items.yaml', 'nl.yaml'])
  })

  test('are never written over something, be it a folder or a file', async () => {
    await writeFolder(folder, texts)
    expect(await writeFolder(folder, { 'items.yaml': 'other' })).toEqual({ ok: false, error: 'there-already' })
    await writeFile(join(room, 'file'), 'mine')
    expect(await writeFolder(join(room, 'file'), texts)).toEqual({ ok: false, error: 'there-already' })
    expect(await readFile(join(folder, 'items.yaml'), 'utf8')).toBe('- id: A\n')
    expect((await readdir(room)).sort()).toEqual(['file', 'new'])
  })
})

describe('a disk that fails', () => {
  const failing = (changes: Partial<Disk>): Disk => ({ ...realDisk, ...changes })
  const full = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))

  test.each([
    ['before anything', failing({ roomBeside: full })],
    ['at the first file', failing({ write: full })],
    [
      'at the second file',
      failing({ write: (path, text) => (path.endsWith('nl.yaml') ? full() : realDisk.write(path, text)) }),
    ],
    ['when all is written', failing({ move: full })],
  ])('%s leaves nothing behind', async (_, disk) => {
    expect(await writeFolder(folder, texts, disk)).toEqual({ ok: false, error: 'disk-failed' })
    expect(await readdir(room)).toEqual([])
  })

  test('and cannot even clear up still leaves no half of it under the name', async () => {
    const disk = failing({ move: full, remove: full })
    expect(await writeFolder(folder, texts, disk)).toEqual({ ok: false, error: 'disk-failed' })
    expect(await readdir(room)).not.toContain('new')
  })

  test('a process that is killed between the two files leaves no half of it under the name', async () => {
    const source = `
      import { realDisk, writeFolder } from '${join(import.meta.dirname, 'write-import.ts')}'
      const write = async (path, text) => {
        if (path.endsWith('nl.yaml')) process.kill(process.pid, 'SIGKILL')
        await realDisk.write(path, text)
      }
      await writeFolder('${folder}', ${JSON.stringify(texts)}, { ...realDisk, write })`
    const killed = await new Promise((done) => {
      execFile(process.execPath, ['--input-type=module', '-e', source], (error) => done(error?.signal))
    })
    expect(killed).toBe('SIGKILL')
    expect(await readdir(room)).not.toContain('new')
  })
})
