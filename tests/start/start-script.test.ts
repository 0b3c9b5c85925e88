import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../../src/platform/testing/embedded-folder.ts'
import { stubProject } from './stub-project.ts'

let project: ReturnType<typeof stubProject>
beforeEach(() => {
  project = stubProject()
  project.installed()
})
afterEach(() => project.clean())

/** Starts the server, waits until it says it is there, and stops it. */
async function startAndStop(): Promise<void> {
  const start = project.run('start.mjs')
  await start.saying('"ready":true')
  start.kill('SIGTERM')
  expect((await start.ended).code).toBe(0)
}
const builds = () => project.read('build/times')?.length ?? 0

describe('npm start', () => {
  test('starts the server of the project, wherever it is called from, with the Node of the packages', async () => {
    const start = project.run('start.mjs', [], { PORT: '8080', NODE_ENV: 'development' })
    const { out } = await start.saying('"ready":true')
    expect(JSON.parse(out.trim())).toEqual({ ready: true, mode: 'production', port: '8080', node: process.execPath })
    start.kill('SIGTERM')
    expect((await start.ended).code).toBe(0)
  })

  test('builds once, and again when a source changed; a test is no source', async () => {
    await startAndStop()
    await startAndStop()
    expect(builds()).toBe(1)
    project.file('src/app/page.test.ts', 'a new test')
    await startAndStop()
    expect(builds()).toBe(1)
    project.file('src/app/page.ts', 'a new source')
    await startAndStop()
    expect(builds()).toBe(2)
    project.file('content/interface/nl.json', '{}')
    await startAndStop()
    expect(builds()).toBe(3)
    project.file('content/guides/a/nl.yaml', 'read while it runs')
    await startAndStop()
    expect(builds()).toBe(3)
  })

  test('what a build says is a message and no data', async () => {
    const start = project.run('start.mjs')
    const { out, err } = await start.saying('"ready":true')
    expect(out).not.toContain('what a build says')
    expect(err).toContain('what a build says')
  })

  test('a build that failed is told, nothing is served, and it is tried again', async () => {
    const broken = await project.run('start.mjs', [], { BROKEN: '1' }).ended
    expect([broken.code, broken.out]).toEqual([4, ''])
    expect(broken.err).toContain('Baken could not build itself.')
    await startAndStop()
    expect(builds()).toBe(1)
  })

  test('ends as the server ends', async () => {
    const { code, err } = await project.run('start.mjs', [], { PORT: 'wrong' }).ended
    expect([code, err]).toEqual([3, expect.stringContaining('Baken cannot start')])
  })

  test('killed without being asked leaves no server behind', async () => {
    const start = project.run('start.mjs')
    await start.saying('"ready":true')
    start.kill('SIGKILL')
    expect((await start.ended).code).toBeNull()
    expect(await until(() => project.read('left-alone') ?? undefined, 'the server to notice')).toBe('')
  })

  test('a server that was killed is told as a failure', async () => {
    project.file('src/app/server.ts', `process.kill(process.pid, 'SIGKILL')`)
    expect((await project.run('start.mjs').ended).code).toBe(1)
  })
})

describe('installing packages', () => {
  test('happens when they are not there, with those that building needs', async () => {
    rmSync(join(project.folder, 'node_modules/.baken-installed'))
    await startAndStop()
    await startAndStop()
    expect(project.read('npm-calls')).toBe('install --include=dev --no-audit --no-fund --loglevel=error\n')
  })

  test('happens again when the list of packages changed', async () => {
    project.file('package-lock.json', '{ "changed": true }')
    await startAndStop()
    expect(project.read('npm-calls')).toMatch(/^install /)
  })

  test('that failed is told, and nothing is built', async () => {
    project.file('package-lock.json', '{ "changed": true }')
    const { code, err } = await project.run('start.mjs', [], { NPM_CODE: '5' }).ended
    expect([code, builds()]).toEqual([5, 0])
    expect(err).toContain('Baken could not install its packages.')
  })
})

describe('npm run -s baken', () => {
  test('hands over the words as they are; data and messages stay apart', async () => {
    const words = ['policy', 'count', '--on', '2020-12-31', 'a b', '--', '"']
    const { code, out, err } = await project.run('baken.mjs', words).ended
    expect([code, JSON.parse(out), err]).toEqual([0, words, 'a message\n'])
  })

  test.each([0, 1, 2])('ends with %i when the command does', async (code) => {
    expect((await project.run('baken.mjs', [], { CODE: String(code) }).ended).code).toBe(code)
  })

  test('installs first when that is needed, and says so where messages go', async () => {
    project.file('package-lock.json', '{ "changed": true }')
    const { out, err } = await project.run('baken.mjs', ['x']).ended
    expect(JSON.parse(out)).toEqual(['x'])
    expect(err).toContain('Installing packages')
  })
})
