import { expect, test } from 'vitest'
import { sendAnswerOf } from './send-answer.ts'

const ofServer = (fault: string) => ({ end: 'later', fault, whose: 'server' })

test.each([
  [{ code: 'EDNS', originalCode: 'ENOTFOUND' }, ofServer('unknown-host')],
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, ofServer('unreachable')],
  [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, ofServer('unreachable')],
  [{ code: 'ESOCKET' }, ofServer('unreachable')],
  [{ code: 'ESOCKET', originalCode: 'EPROTO' }, ofServer('not-sealed')],
  [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, ofServer('not-sealed')],
  [{ code: 'ETLS', command: 'STARTTLS', responseCode: 454 }, ofServer('not-sealed')],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, ofServer('sign-in-refused')],
  [
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 599 },
    { end: 'refused', fault: 'smtp-599' },
  ],
  [
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 500 },
    { end: 'refused', fault: 'smtp-500' },
  ],
  [
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 499 },
    { end: 'later', fault: 'smtp-499', whose: 'mail' },
  ],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 530 }, ofServer('smtp-530')],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 503 }, ofServer('smtp-503')],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, ofServer('smtp-550')],
  [
    { code: 'EMESSAGE', command: 'DATA', responseCode: 250 },
    { end: 'later', fault: 'smtp-250', whose: 'mail' },
  ],
  [{ code: 'EPROTOCOL', command: 'CONN', responseCode: 9999 }, ofServer('not-sent')],
  [{ code: 'EENVELOPE', message: 'no mailbox canary@a.example' }, ofServer('not-sent')],
  [new Error('canary@a.example'), ofServer('not-sent')],
  ['canary@a.example', ofServer('not-sent')],
  [undefined, ofServer('not-sent')],
])('%j', (cause, answer) => {
  expect(sendAnswerOf(cause)).toEqual(answer)
})
