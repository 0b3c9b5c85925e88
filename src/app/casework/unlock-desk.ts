/** Unlocks the keys of the organisation for the pages of cases: `form[data-keys="unlock"]`. Nothing is sent. */
import type { CeremonyPage, Pressed } from '../keys/ceremony-page.ts'
import { random, unlockOwn } from '../keys/own-key.ts'
import { runCeremonies } from '../keys/run-ceremonies.ts'
import { openShared } from '../keys/shared-key.ts'
import { keepWorkKeys } from './work-key.ts'

async function unlock(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const { organisation, current, old, half } = page.facts
  if (half === undefined || current === null) throw new Error('a page that unlocks nothing')
  const own = await unlockOwn(page, pressed)
  const keys = [{ number: current.number, privateKey: await openShared(page, current, own) }]
  if (old?.mine) keys.push({ number: old.number, privateKey: await openShared(page, old, own) })
  own.privateKey.fill(0)
  await keepWorkKeys(localStorage, { organisation, keys: [], half }, keys, { now: Date.now(), random })
  for (const { privateKey } of keys) privateKey.fill(0)
  location.assign(page.root.dataset['keysNext'] ?? location.pathname)
}

runCeremonies({ run: { unlock } })
