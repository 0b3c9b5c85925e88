import { describe, expect, test } from 'vitest'
import { mailStatus } from './mail-status.ts'
import { startMailWorker } from './mail-worker.ts'
import { claimMail, claimMs, keptMs, settleMail } from './outbox.ts'
import { queueMail } from './queue-mail.ts'
import { noMailTransport, smtpTransport } from './smtp-transport.ts'
import { reply, settingsFor } from './testing/a-mail-server.ts'
import { aWhile, canary, mailBench, messageId } from './testing/mail-bench.ts'
import {
  addressOf,
  ahead,
  aMail,
  day,
  eventually,
  everything,
  hour,
  mailRow,
  minute,
  queued,
  start,
} from './testing/mail-database.ts'
import { readMail } from './testing/read-mail.ts'

const { database, server, working, isDone, hasTried } = mailBench()

describe('a mail that is queued', () => {
  test('is delivered once, and nothing is left of whom it was for and what it said', async () => {
    const { port, taken } = await server()
    const id = await queued(database())
    expect(await everything(database())).toMatch(canary)
    const { log } = working(smtpTransport(settingsFor(port)))
    await eventually(isDone(id), 'delivery')
    await aWhile()
    expect(taken).toHaveLength(1)
    expect(taken[0]?.to).toEqual(['canary-focal-point@gemeente.example'])
    expect(messageId(taken[0]?.raw)).toBe(`<${id}@baken.example>`)
    expect(await everything(database())).not.toMatch(canary)
    expect(await mailRow(database(), id)).toMatchObject({
      kind: 'invitation',
      outcome: 'delivered',
      ended_at: start,
      attempts: 1,
      fault: null,
      claimed_until: null,
    })
    expect(log).toEqual([])
  })

  test('is forgotten 30 days after it ended, and not before', async () => {
    const { port } = await server()
    const id = await queued(database())
    const { clock } = working(smtpTransport(settingsFor(port)))
    await eventually(isDone(id), 'delivery')
    clock.now = ahead(keptMs - 1)
    await aWhile()
    expect(await mailRow(database(), id)).toMatchObject({ outcome: 'delivered' })
    clock.now = ahead(keptMs)
    await eventually(async () => (await everything(database())) === '', 'forgetting')
  })

  test('in a transaction that is undone is never sent', async () => {
    const { port, taken } = await server()
    await expect(
      database()
        .transaction()
        .execute(async (trx) => {
          await queueMail(trx, aMail(), start)
          throw new Error('changed my mind')
        }),
    ).rejects.toThrow('changed my mind')
    const id = await queued(database(), { subject: 'the other' })
    working(smtpTransport(settingsFor(port)))
    await eventually(isDone(id), 'delivery')
    expect(taken.map(({ raw }) => readMail(raw).subject)).toEqual(['the other'])
  })
})

describe('a worker that is killed after the server took the mail and before that is written down', () => {
  test('sends it once more, after five minutes, with the same Message-ID and the same bytes', async () => {
    const { port, taken } = await server()
    const real = smtpTransport(settingsFor(port))
    const id = await queued(database())
    const claimed = await claimMail(database(), start)
    if (!claimed) throw new Error('nothing was due')
    await real.send(claimed)
    // The end of that worker. Another one comes.
    const { clock } = working(real)
    clock.now = ahead(claimMs - 1)
    await aWhile()
    expect(taken).toHaveLength(1)
    clock.now = ahead(claimMs)
    await eventually(isDone(id), 'delivery')
    expect(taken.map(({ raw }) => messageId(raw))).toEqual([`<${id}@baken.example>`, `<${id}@baken.example>`])
    expect(taken[0]?.raw).toBe(taken[1]?.raw)
    expect(await everything(database())).not.toMatch(canary)
  })

  test('and who comes back too late writes nothing over what another found out', async () => {
    const id = await queued(database())
    const slow = await claimMail(database(), start)
    const quick = await claimMail(database(), ahead(claimMs))
    if (!slow || !quick) throw new Error('nothing was due')
    await settleMail(database(), slow, { end: 'refused', fault: 'smtp-550' }, ahead(claimMs))
    await settleMail(database(), slow, { end: 'later', fault: 'smtp-450', whose: 'mail' }, ahead(claimMs))
    expect(await mailRow(database(), id)).toMatchObject({
      outcome: null,
      fault: null,
      claimed_until: ahead(2 * claimMs),
    })
    await settleMail(database(), quick, { end: 'delivered' }, ahead(claimMs))
    await settleMail(database(), quick, { end: 'refused', fault: 'smtp-550' }, ahead(claimMs))
    expect(await mailRow(database(), id)).toMatchObject({ outcome: 'delivered', fault: null })
  })
})

describe('a mail that did not leave in time', () => {
  test('is never sent, and erased', async () => {
    const { port, taken } = await server()
    const id = await queued(database(), { sendBefore: ahead(hour) })
    const last = await queued(database(), { sendBefore: ahead(hour + 1), subject: 'still in time' })
    const { clock, log } = working({ ...smtpTransport(settingsFor(port)), isThere: false })
    await aWhile()
    const sending = working(smtpTransport(settingsFor(port)))
    sending.clock.now = ahead(hour)
    clock.now = ahead(hour)
    await eventually(isDone(id), 'the end')
    await eventually(isDone(last), 'delivery')
    expect(taken.map(({ raw }) => readMail(raw).subject)).toEqual(['still in time'])
    expect(await mailRow(database(), id)).toMatchObject({ outcome: 'expired', attempts: 0, ended_at: ahead(hour) })
    expect(await everything(database())).not.toMatch(canary)
    expect([...log, ...sending.log]).toEqual(['mail: invitation expired'])
  })

  test('keeps the reason why it did not', async () => {
    const { port } = await server({ onRcptTo: (_to, _session, done) => done(reply(451)) })
    const id = await queued(database(), { sendBefore: ahead(minute) })
    const { clock } = working(smtpTransport(settingsFor(port)))
    await eventually(hasTried(id, 1), 'a try')
    clock.now = ahead(minute)
    await eventually(isDone(id), 'the end')
    expect(await mailRow(database(), id)).toMatchObject({ outcome: 'expired', fault: 'smtp-451', attempts: 1 })
  })

  test('is erased without a mail server, too', async () => {
    const id = await queued(database(), { sendBefore: ahead(day) })
    const { clock } = working(noMailTransport)
    await aWhile()
    expect(await mailRow(database(), id)).toMatchObject({ outcome: null, attempts: 0 })
    clock.now = ahead(day)
    await eventually(isDone(id), 'the end')
    expect(await everything(database())).not.toMatch(canary)
  })

  test('is left alone while somebody is sending it, and given up when he died', async () => {
    const id = await queued(database(), { sendBefore: ahead(minute) })
    await claimMail(database(), start)
    const { clock } = working(noMailTransport)
    clock.now = ahead(minute)
    await aWhile()
    expect(await mailRow(database(), id)).toMatchObject({ outcome: null })
    clock.now = ahead(claimMs)
    await eventually(isDone(id), 'the end')
  })
})

describe('stopping', () => {
  test('finishes the mail it is on, writes that down, and takes no other', async () => {
    const held: (() => void)[] = []
    const { port, taken } = await server({ onRcptTo: (_to, _session, done) => void held.push(() => done()) })
    const ids = [await queued(database()), await queued(database(), {}, ahead(1))]
    const { clock, stop } = working(smtpTransport(settingsFor(port)))
    clock.now = ahead(1)
    await eventually(() => held.length === 1, 'the first mail')
    let stopped = false
    const stopping = stop().then(() => {
      stopped = true
    })
    await aWhile()
    expect(stopped).toBe(false)
    for (const go of held) go()
    await stopping
    expect(taken).toHaveLength(1)
    const outcomes = await Promise.all(ids.map(async (id) => (await mailRow(database(), id)).outcome))
    expect(outcomes).toEqual(['delivered', null])
    await stop()
  })

  test('of a worker that waits for an hour does not wait for that', async () => {
    const worker = startMailWorker(database(), noMailTransport, { everyMs: 3_600_000, now: () => start })
    await aWhile()
    expect(await worker.stop()).toBeUndefined()
  })
})

test('the outbox is counted by kind and outcome, and the oldest that waits is named without a name', async () => {
  const { port } = await server({
    onRcptTo: ({ address }, _session, done) => (address.startsWith('canary') ? done(reply(450)) : done()),
  })
  const to = addressOf('other@a.example')
  const first = await queued(database())
  await queued(database(), { kind: 'sign-in-notice' }, ahead(1))
  const last = await queued(database(), { kind: 'sign-in-notice', to }, ahead(2))
  const { clock } = working(smtpTransport(settingsFor(port)))
  clock.now = ahead(2)
  await eventually(isDone(last), 'delivery')
  const status = await mailStatus(database())
  expect(status).toEqual({
    counts: [
      { kind: 'invitation', outcome: 'waiting', count: 1 },
      { kind: 'sign-in-notice', outcome: 'waiting', count: 1 },
      { kind: 'sign-in-notice', outcome: 'delivered', count: 1 },
    ],
    oldest: { kind: 'invitation', queuedAt: start, waitedMinutes: expect.any(Number), attempts: 1, fault: 'smtp-450' },
  })
  expect(JSON.stringify(status)).not.toMatch(canary)
  expect(await mailRow(database(), first)).toMatchObject({ outcome: null })
})
