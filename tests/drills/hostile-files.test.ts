import { expect, test } from 'vitest'
import type { Bytes } from '../../src/platform/files/bytes-at.ts'
import { cleanFile, type Drawing } from '../../src/platform/files/clean-file.ts'
import type { FileRefusal } from '../../src/platform/files/clean-file-result.ts'
import { recognise } from '../../src/platform/files/recognise.ts'
import { redrawOnServer } from '../../src/platform/files/server/redraw-on-server.ts'
import { canariesIn } from '../../src/platform/files/testing/canaries.ts'
import { honestFiles } from '../../src/platform/files/testing/honest-files.ts'
import { hostileFiles } from '../../src/platform/files/testing/hostile-files.ts'
import { mutated } from '../../src/platform/files/testing/mutated.ts'
import { drillDice, tell, times } from './drill.ts'

/** What a hang is: more of a processor than any file may cost, however busy the machine. */
const mostSeconds = 10

const asInBrowser: Drawing = { redraw: redrawOnServer, which: 'others' }
const asOnServer: Drawing = { redraw: redrawOnServer, which: 'every' }

interface Tried {
  name: string
  bytes: Bytes
  /** How it must be refused; none: it may also be cleaned. */
  refused?: readonly FileRefusal[]
  isHonest?: boolean
}

/** What came of files that were cleaned one after another. */
function counts() {
  return { files: 0, cleaned: 0, refused: 0, slow: 0, slowest: '', slowestSeconds: 0, faults: [] as string[] }
}

async function tryOne(
  { name, bytes, refused = [], isHonest }: Tried,
  drawing: Drawing,
  count: ReturnType<typeof counts>,
) {
  const before = process.cpuUsage()
  const clean = await cleanFile(bytes, drawing)
  const used = process.cpuUsage(before)
  const seconds = (used.user + used.system) / 1_000_000
  const wrong = (what: string) => count.faults.push(`${name}: ${what}`)
  count.files += 1
  if (seconds > 1) count.slow += 1
  if (seconds > count.slowestSeconds) Object.assign(count, { slowest: name, slowestSeconds: seconds })
  if (seconds > mostSeconds) wrong(`${seconds.toFixed(1)} s of a processor`)
  if (!clean.ok) {
    count.refused += 1
    if (isHonest) wrong(`honest, and refused: ${clean.error}`)
    if (refused.length > 0 && !refused.includes(clean.error)) wrong(clean.error)
    return
  }
  count.cleaned += 1
  if (refused.length > 0) wrong('not refused')
  const left = canariesIn(clean.value.bytes)
  if (left.length > 0) wrong(`still a canary: ${left.join(', ')}`)
  const [was, is] = [recognise(bytes), recognise(clean.value.bytes)]
  if (!is.ok || !was.ok || (drawing === asInBrowser && is.value !== was.value && was.value !== 'avif'))
    wrong('another kind')
}

test('honest and hostile files: none crashes or hangs, hostile ones are refused by the right code, no canary is left', async () => {
  const count = counts()
  const honest = await honestFiles()
  for (const one of honest) await tryOne({ ...one, isHonest: true }, asInBrowser, count)
  for (const [name, bytes, ...refused] of await hostileFiles())
    await tryOne({ name, bytes: bytes(), refused }, asInBrowser, count)
  for (const one of honest) await tryOne({ ...one, isHonest: true }, asOnServer, count)
  report('hostile-files', count)
  expect(count.files).toBeGreaterThan(300)
  expect(count.faults).toEqual([])
})

const mutations = times(1_000, 100_000)

test(`${mutations} honest files that were changed at random: none crashes or hangs, and what is cleaned is clean of what it was told`, async () => {
  const dice = drillDice('hostile-files')
  const count = counts()
  const honest = await honestFiles()
  for (let at = 0; at < mutations; at += 1) {
    const one = honest[dice.number(honest.length)]
    if (!one) continue
    const clean = await tryMutated(one.bytes, dice)
    count.files += 1
    if (clean.seconds > 1) count.slow += 1
    if (clean.seconds > count.slowestSeconds) Object.assign(count, { slowest: one.name, slowestSeconds: clean.seconds })
    if (clean.fault) count.faults.push(`${at}, ${one.name}: ${clean.fault}`)
    if (clean.isCleaned) count.cleaned += 1
    else count.refused += 1
  }
  report('hostile-files, changed', count)
  expect(count.faults).toEqual([])
  expect(count.cleaned).toBeGreaterThan(mutations / 10)
  expect(count.refused).toBeGreaterThan(mutations / 20)
})

async function tryMutated(bytes: Bytes, dice: ReturnType<typeof drillDice>) {
  const changed = mutated(bytes, dice.number)
  const before = process.cpuUsage()
  // Every twentieth is drawn anew as well, as on the server without JavaScript.
  const drawing = dice.once(20) ? asOnServer : asInBrowser
  const clean = await cleanFile(changed, drawing)
  const used = process.cpuUsage(before)
  const seconds = (used.user + used.system) / 1_000_000
  const fault =
    seconds > mostSeconds
      ? `${seconds.toFixed(1)} s`
      : clean.ok && drawing === asInBrowser
        ? await twice(clean.value.bytes)
        : null
  return { seconds, fault, isCleaned: clean.ok }
}

/** What is wrong with cleaning once more what was cleaned. */
async function twice(bytes: Bytes): Promise<string | null> {
  const again = await cleanFile(bytes, asInBrowser)
  if (!again.ok) return `cleaned, and then ${again.error}`
  if (again.value.cleaned === 're-encoded') return null
  return Buffer.from(again.value.bytes).equals(bytes) ? null : 'cleaning twice is not cleaning once'
}

function report(name: string, { slowest, slowestSeconds, faults, slow, ...numbers }: ReturnType<typeof counts>): void {
  const took = `${slowestSeconds.toFixed(2)} s for the slowest (${slowest})`
  tell(name, { ...numbers, 'over 1 s of a processor': slow, wrong: faults.length, [took]: '' })
}
