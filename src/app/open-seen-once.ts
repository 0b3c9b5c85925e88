import { randomBytes } from 'node:crypto'
import type { RequestEvent } from '@sveltejs/kit'
import type { SeenOnceDesk } from '#modules/reporting/server/index.ts'
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
  gate: hashGate(),
  redraw: redrawOnServer,
  mayTry: (line) => tries.ask(line, Date.now()),
}

/** The desk of this request, and the line of the internet it comes from, which is kept nowhere. */
export function seenOnceDesk(event: Pick<RequestEvent, 'locals' | 'getClientAddress'>): {
  desk: SeenOnceDesk
  line: string
} {
  return { desk: { ...reportDesk(event), ...seenOnce }, line: lineOf(visitorOf(event)) }
}
