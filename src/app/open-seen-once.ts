import { randomBytes } from 'node:crypto'
import { error, type RequestEvent } from '@sveltejs/kit'
import type { NotOpenedOnce, SeenOnceDesk } from '#modules/reporting/server/index.ts'
import { hashGate } from '#platform/credentials/index.ts'
import { redrawOnServer } from '#platform/files/server/redraw-on-server.ts'
import { askingLimits } from '#platform/http/asking-limits.ts'
import { lineOf } from '#platform/http/line-of.ts'
import { reportDesk } from './report-door.ts'
import { visitorOf } from './staff/staff-request.ts'

/** A house with forty workers shares one line of the internet; each code of it costs a tenth of a second. */
const tries = askingLimits({ burst: 60, perMinute: 20 })

/** For people without JavaScript, whose codes the server stretches: apart from signing in, so that neither waits for the other. */
const seenOnce: Omit<SeenOnceDesk, 'db' | 'today'> = {
  random: (length) => new Uint8Array(randomBytes(length)),
  // Whoever had no try lately is turned away only when so many others who had none wait before them, each from a line of its own. They wait for half a minute then, and
  // hold what they sent in memory: a megabyte at most, files have their own room.
  gate: hashGate(2, 400),
  redraw: redrawOnServer,
  takeTry: (line) => tries.take(line, Date.now()),
}

/** The desk of this request, and the line of the internet it comes from, which is kept nowhere. */
export function seenOnceDesk(event: Pick<RequestEvent, 'locals' | 'getClientAddress'>): {
  desk: SeenOnceDesk
  line: string
} {
  return { desk: { ...reportDesk(event), ...seenOnce }, line: lineOf(visitorOf(event)) }
}

/** The error page in the place of what cannot be downloaded: whoever has to wait hears that, and everybody else that it is not there, whether or not their code was right. */
export const refuseDownload = (refusal: NotOpenedOnce | 'no-file'): never =>
  error(refusal === 'wait' || refusal === 'busy' ? 429 : 404, 'nothing to download')
