import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

/** Says long lines, and writes down after each how many it said. */
const script = (saying: string, counter: string) => `
  import { writeFileSync } from 'node:fs'
  const say = ${saying}
  for (let said = 1; said <= 60; said += 1) {
    say('x'.repeat(20_000))
    writeFileSync(${JSON.stringify(counter)}, String(said))
  }
  setInterval(() => undefined, 1_000)`

/** How many lines a process had said when it was killed, of which nobody had read one, and how many came. Killed when what it said `isEnough`. */
async function killedUnheard(
  saying: string,
  isEnough: (said: number, before: number) => boolean,
): Promise<{ said: number; heard: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'baken-say-'))
  const counter = join(folder, 'said')
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(saying, counter)])
  const said = () => {
    try {
      return Number(readFileSync(counter, 'utf8'))
    } catch {
      return 0
    }
  }
  for (let before = -1, now = 0; !isEnough(now, before); before = now, now = said()) await pause(300)
  const done = said()
  child.kill('SIGKILL')
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  await new Promise<void>((resolve) => child.once('close', () => resolve()))
  rmSync(folder, { recursive: true })
  return { said: done, heard: text.split('\n').length - 1 }
}

const own = pathToFileURL(join(import.meta.dirname, 'say-line.ts')).href

test('what a process said came, also when it was killed before anybody read it', async () => {
  const { said, heard } = await killedUnheard(
    `(await import(${JSON.stringify(own)})).sayLine`,
    (now, before) => now > 0 && now === before,
  )
  expect(heard).toBeGreaterThanOrEqual(said)
  // What a process usually says with is not like that.
  const usual = await killedUnheard('console.log', (now) => now === 60)
  expect(usual.heard).toBeLessThan(60)
})
