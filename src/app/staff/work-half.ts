import { createHmac } from 'node:crypto'
import { toBase64url } from '#modules/organisations/index.ts'

/**
 * What only this session with this hat gets of the lock on its desk: 32 bytes as base64url. Kept nowhere: it is worked out while the session lives, and the id of a session that is
 * over is gone. Without what the browser keeps it opens nothing, and the server never sees that.
 */
export const workHalf = (serverKey: Uint8Array, { session, organisation }: { session: string; organisation: string }) =>
  toBase64url(createHmac('sha256', serverKey).update(`baken-work-half-1:${session}:${organisation}`).digest())
