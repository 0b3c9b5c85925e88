import { Refused } from '../keys/ceremony-page.ts'
import type { AlongFiles } from './seal-step.ts'

/**
 * Sends sealed files before what they go along with; those that the server has are not sent again. `progress`: how many are done.
 * @throws Refused with a code for each reason
 */
export async function sendAlong(
  address: string,
  { target, to, files, sent }: AlongFiles,
  progress: (done: number, total: number) => void,
): Promise<void> {
  for (const [at, { item, sequence, envelope }] of files.entries()) {
    if (sent.has(item)) continue
    progress(at, files.length)
    const answer = await fetch(`${address}/${target}/${item}/${sequence}?to=${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: envelope,
      redirect: 'manual',
    }).catch(() => null)
    if (answer === null) throw new Refused('no-connection')
    if (answer.type === 'opaqueredirect') throw new Refused('signed-out')
    const kept = answer.ok ? await answer.json() : { ok: false, error: 'failed' }
    if (!kept.ok) throw new Refused(kept.error === 'full' ? 'too-much-along' : String(kept.error))
    sent.add(item)
  }
  progress(files.length, files.length)
}
