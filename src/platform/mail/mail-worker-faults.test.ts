import { describe, expect, test } from 'vitest'
import { mailStatus } from './mail-status.ts'
import { claimMs, pauseMs } from './outbox.ts'
import { type MailTransport, smtpTransport } from './smtp-transport.ts'
import { aSilentServer, reply, settingsFor } from './testing/a-mail-server.ts'
import { aWhile, canary, mailBench, messageId } from './testing/mail-bench.ts'
import {
  addressOf,
  ahead,
  eventually,
  everything,
  hour,
  mailRow,
  minute,
  queued,
  start,
} from './testing/mail-database.ts'

const { database, stops, server, working, isDone, hasTried } = mailBench()

describe('a server that says "later" (greylisting)', () => {
  test('is asked again after a minute, not before, and then it leaves', async () => {
    let refusals = 0
    const { port, taken } = await server({
      onRcptTo: (_to, _session, done) => (refusals++ === 0 ? done(reply(451, 'canary: later please')) : done()),
    })
    const id = await queued(database())
    const { clock, log } = working(smtpTransport(settingsFor(port)))
    await eventually(hasTried(id, 1), 'a refusal')
    expect(await mailRow(database(), id)).toMatchObject({ fault: 'smtp-451', due_at: ahead(minute), outcome: null })
    clock.now = ahead(minute - 1)
    await aWhile()
    expect(refusals).toBe(1)
    clock.now = ahead(minute)
    await eventually(isDone(id), 'delivery')
    expect(taken).toHaveLength(1)
    expect(log).toEqual([`mail: invitation ${id} later, smtp-451`])
  })

  test('does not keep the other mails back', async () => {
    const { port, taken } = await server({
      onRcptTo: ({ address }, _session, done) => (address.startsWith('canary') ? done(reply(450)) : done()),
    })
    const first = await queued(database())
    const second = await queued(database(), { to: addressOf('other@a.example') }, ahead(1))
    const { clock } = working(smtpTransport(settingsFor(port)))
    clock.now = ahead(1)
    await eventually(isDone(second), 'the second')
    expect(taken).toHaveLength(1)
    expect(await mailRow(database(), first)).toMatchObject({ outcome: null, fault: 'smtp-450' })
  })

  test('pauses grow from a minute to six hours', () => {
    const minutes = Array.from({ length: 12 }, (_, index) => pauseMs(index + 1) / minute)
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360])
    expect(pauseMs(5000)).toBe(6 * hour)
  })
})

test('a server that says "never" ends it: erased at once, and not tried again', async () => {
  let asked = 0
  const { port } = await server({
    onRcptTo: ({ address }, _session, done) => {
      asked += 1
      done(reply(550, `no canary mailbox ${address}`))
    },
  })
  const id = await queued(database())
  const { clock, log } = working(smtpTransport(settingsFor(port)))
  await eventually(isDone(id), 'the end')
  clock.now = ahead(7 * hour)
  await aWhile()
  expect(asked).toBe(1)
  expect(await mailRow(database(), id)).toMatchObject({ outcome: 'refused', fault: 'smtp-550', ended_at: start })
  expect(await everything(database())).not.toMatch(canary)
  expect(log).toEqual([`mail: invitation ${id} refused, smtp-550`])
})

describe('a server that is down', () => {
  test('at first, and up later: what waited leaves when it is due, and the rest at once', async () => {
    const gone = await server()
    await gone.stop()
    const ids = [await queued(database()), await queued(database()), await queued(database())]
    const { clock, log } = working(smtpTransport(settingsFor(gone.port)))
    await eventually(async () => (await Promise.all(ids.map((id) => hasTried(id, 1)()))).every(Boolean), 'three tries')
    expect(await mailRow(database(), ids[0] ?? '')).toMatchObject({
      fault: 'server-unreachable',
      due_at: ahead(minute),
    })
    // One was tried more often and rests for longer.
    clock.now = ahead(minute)
    await eventually(async () => (await Promise.all(ids.map((id) => hasTried(id, 2)()))).every(Boolean), 'three more')
    const { taken } = await server({}, gone.port)
    const fresh = await queued(database(), { subject: 'a new one' }, clock.now)
    for (const id of [fresh, ...ids]) await eventually(isDone(id), 'delivery')
    expect(clock.now).toEqual(ahead(minute))
    expect(taken).toHaveLength(4)
    expect(log).toEqual(['mail: does not leave, unreachable', 'mail: leaves again'])
  })

  test('is tried with one mail at a time, not with all of them', async () => {
    let lines = 0
    const silent = await aSilentServer((socket) => {
      lines += 1
      socket.end('421 closing\r\n')
    })
    stops.push(silent.stop)
    for (let count = 0; count < 5; count += 1) await queued(database())
    const worker = working(smtpTransport(settingsFor(silent.port)), 60_000)
    await eventually(async () => (await mailStatus(database())).oldest !== null && lines > 0, 'a try')
    await aWhile()
    await worker.stop()
    expect(lines).toBe(1)
  })

  test('a new start tries everything at once: the password may have been put right', async () => {
    const { port, taken } = await server()
    const id = await queued(database())
    const wrong = working(smtpTransport(settingsFor(port, { account: { user: 'baken', password: 'wrong' } })))
    await eventually(hasTried(id, 1), 'a try')
    await wrong.stop()
    expect(await mailRow(database(), id)).toMatchObject({ fault: 'server-sign-in-refused', due_at: ahead(minute) })
    expect(wrong.log).toEqual(['mail: does not leave, sign-in-refused'])
    working(smtpTransport(settingsFor(port, { account: { user: 'baken', password: 'right' } })))
    await eventually(isDone(id), 'delivery')
    expect(taken).toHaveLength(1)
  })

  test('a new start does not hurry a mail that a server wants to see later', async () => {
    let asked = 0
    const { port } = await server({
      onRcptTo: (_to, _session, done) => {
        asked += 1
        done(reply(450))
      },
    })
    const id = await queued(database())
    const first = working(smtpTransport(settingsFor(port)))
    await eventually(hasTried(id, 1), 'a try')
    await first.stop()
    working(smtpTransport(settingsFor(port)))
    await aWhile()
    expect(asked).toBe(1)
    expect(await mailRow(database(), id)).toMatchObject({ attempts: 1, due_at: ahead(minute) })
  })

  test('dies in the middle of a mail: the same mail comes again', async () => {
    let times = 0
    const dying = await server({
      onRcptTo: (_to, _session, done) => {
        times += 1
        if (times === 1) setTimeout(dying.cut, 0)
        else done()
      },
    })
    const id = await queued(database())
    const { clock } = working(smtpTransport(settingsFor(dying.port)))
    await eventually(hasTried(id, 1), 'a try')
    clock.now = ahead(minute)
    await eventually(isDone(id), 'delivery')
    expect(dying.taken.map(({ raw }) => messageId(raw))).toEqual([`<${id}@baken.example>`])
  })
})

test('a fault of the database is a code in the log, and the worker goes on', async () => {
  const { port, taken } = await server()
  const real = smtpTransport(settingsFor(port))
  let faults = 2
  const failing: MailTransport = {
    isThere: true,
    send: async (mail) => {
      if (faults-- > 0) throw Object.assign(new Error(`failing row contains ${mail.recipient}`), { code: '23514' })
      return real.send(mail)
    },
  }
  const id = await queued(database())
  const { clock, log } = working(failing)
  await eventually(() => log.length === 1, 'the first fault')
  clock.now = ahead(claimMs)
  await eventually(() => log.length === 2, 'the second fault')
  clock.now = ahead(2 * claimMs)
  await eventually(isDone(id), 'delivery')
  expect(taken).toHaveLength(1)
  expect(log).toEqual(['mail: the outbox failed, 23514', 'mail: the outbox failed, 23514'])
})
