import type { Result } from '#kernel/result.ts'
import { hashGate } from '#platform/credentials/index.ts'
import type { Bytes } from '../bytes-at.ts'
import { cleanFile, type Drawing } from '../clean-file.ts'
import type { CleanFile, FileRefusal } from '../clean-file-result.ts'
import { redrawOnServer } from './redraw-on-server.ts'

const drawing: Drawing = { redraw: redrawOnServer, which: 'every' }

/** One picture may take 256 MiB while it is drawn, and every processor there is. */
const atOnce = 1
const mostWaiting = 20
const gate = hashGate(atOnce, mostWaiting)

/**
 * A file with nothing along, where no JavaScript could see to that: pictures are drawn anew as well. One at a time; parts of
 * the internet (`lane`) take turns. Refusals: those of `cleanFile` · `busy` – too many wait.
 */
export async function cleanOnServer(lane: string, bytes: Bytes): Promise<Result<CleanFile, FileRefusal | 'busy'>> {
  const done = await gate.run(lane, () => cleanFile(bytes, drawing))
  return done.ok ? done.value : done
}
