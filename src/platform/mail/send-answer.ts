import { z } from 'zod'

/**
 * What became of one attempt. `delivered` – the server took it over · `refused` – it will never take this mail · `later` – try again. `fault` is a
 * code: `smtp-` and the number of the reply, or what happened before there was one. `whose`: whether another mail would meet the same fault now.
 */
export type SendAnswer =
  | { end: 'delivered' }
  | { end: 'refused'; fault: string }
  | { end: 'later'; fault: string; whose: 'mail' | 'server' }

/** What the library tells of a failure. Its message is never looked at: servers repeat addresses in it. */
const failure = z.object({
  code: z.string().optional(),
  /** What Node called it. */
  originalCode: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().int().min(200).max(599).optional(),
})

/** Said of the line or of us and not of the mail, wherever it is said: closing down, wrong order, sign in first, seal the line first. */
const saidOfTheLine: readonly number[] = [421, 503, 530, 534, 535, 538]

const faultsWithoutReply: Readonly<Record<string, string>> = {
  ECONNECTION: 'connection-lost',
  ESOCKET: 'unreachable',
  EDNS: 'unknown-host',
  ETIMEDOUT: 'no-answer',
  EABORT: 'no-answer',
  EAUTH: 'sign-in-refused',
  ENOAUTH: 'sign-in-refused',
  EPROTOCOL: 'not-smtp',
}

/**
 * Reads why a mail did not leave. A `5xx` ends a mail only when it answers to its recipient or its content: to the greeting, the sign-in or the sender
 * it speaks of our settings, and people should not lose their invitations over these.
 */
export function sendAnswerOf(cause: unknown): SendAnswer {
  const { code = '', originalCode = '', command = '', responseCode } = failure.safeParse(cause).data ?? {}
  if (isOfTheSeal(code, originalCode)) return { end: 'later', fault: 'not-sealed', whose: 'server' }
  if (code === 'EAUTH' || responseCode === undefined) {
    return { end: 'later', fault: faultsWithoutReply[code] ?? 'not-sent', whose: 'server' }
  }
  const fault = `smtp-${responseCode}`
  const saidOfTheMail = (command === 'RCPT TO' || command === 'DATA') && !saidOfTheLine.includes(responseCode)
  if (!saidOfTheMail) return { end: 'later', fault, whose: 'server' }
  return responseCode >= 500 ? { end: 'refused', fault } : { end: 'later', fault, whose: 'mail' }
}

/** Papers that are not trusted come as a fault of the socket, under a name of OpenSSL; those of the network are of the kind `ECONNREFUSED`. */
function isOfTheSeal(code: string, originalCode: string): boolean {
  const ofNetwork = originalCode === '' || (/^E[A-Z0-9]+$/.test(originalCode) && originalCode !== 'EPROTO')
  return code === 'ETLS' || (code === 'ESOCKET' && !ofNetwork)
}
