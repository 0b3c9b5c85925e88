import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { noMailTransport, type OutgoingMail, smtpTransport } from './smtp-transport.ts'
import { aCertificate } from './testing/a-certificate.ts'
import { aMailServer, aSilentServer, reply, settingsFor, type TakenMail } from './testing/a-mail-server.ts'
import { readMail } from './testing/read-mail.ts'

type Options = Parameters<typeof aMailServer>[0]

const opened: { stop(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.stop()))
})
async function server(options: Options = {}) {
  const made = await aMailServer(options)
  opened.push(made)
  return made
}
async function silentServer(onLine?: Parameters<typeof aSilentServer>[0]) {
  const made = await aSilentServer(onLine)
  opened.push(made)
  return made
}

const outgoing = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: '6f1d8a52-0b61-4a53-9f0e-000000000001',
  recipient: 'focal-point@gemeente.example',
  subject: 'You are invited',
  body: 'Hello,\n\nopen https://baken.example/x and sign in.\n',
  language: 'en',
  queuedAt: new Date('2026-11-29T09:00:00Z'),
  ...changes,
})
const hasty = { connectMs: 300, greetingMs: 300, silenceMs: 300, wholeMs: 600 }
const only = ([mail, ...more]: readonly TakenMail[]) => {
  if (!mail || more.length > 0) throw new Error('there is not exactly one mail')
  return mail
}

describe('a mail', () => {
  test('is taken over with everything that belongs in it, and nothing else', async () => {
    const { port, taken } = await server()
    expect(await smtpTransport(settingsFor(port)).send(outgoing())).toEqual({ end: 'delivered' })
    const mail = only(taken)
    expect(mail).toMatchObject({ from: 'noreply@baken.example', to: ['focal-point@gemeente.example'], sealed: true })
    const { headers, headerLines, subject, text } = readMail(mail.raw)
    expect(subject).toBe('You are invited')
    expect(text).toBe('Hello,\n\nopen https://baken.example/x and sign in.\n')
    expect(Object.fromEntries(headers)).toEqual({
      from: 'Baken <noreply@baken.example>',
      to: 'focal-point@gemeente.example',
      subject: 'You are invited',
      date: 'Sun, 29 Nov 2026 09:00:00 +0000',
      'message-id': '<6f1d8a52-0b61-4a53-9f0e-000000000001@baken.example>',
      'auto-submitted': 'auto-generated',
      'content-language': 'en',
      'content-type': expect.stringMatching(/^text\/plain; charset=utf-8/),
      'content-transfer-encoding': '7bit',
      'mime-version': '1.0',
    })
    expect(headerLines).toHaveLength(headers.size)
  })

  test('has the same bytes when it is sent again', async () => {
    const { port, taken } = await server()
    const transport = smtpTransport(settingsFor(port))
    await transport.send(outgoing())
    await transport.send(outgoing())
    expect(taken).toHaveLength(2)
    expect(taken[0]?.raw).toBe(taken[1]?.raw)
  })

  test.each([
    ['bg', 'Покана от общината', 'Здравейте,\n\nтова е текст на кирилица.\n'],
    [
      'pl',
      'Zaproszenie: zażółć gęślą jaźń',
      'Dzień dobry,\n\nprosimy zalogować się jeszcze dziś. Łódź, Święto, żółć.\n',
    ],
    ['ar', 'دعوة', 'مرحبا،\n\nهذا نص.\n'],
    ['nl', 'Één café – “ja” 🏠', 'Beste collega,\n\n.\n..twee punten\nFrom hier\n-- \neinde 🏠\n'],
    ['en', 'A long line', `${'word '.repeat(600)}\nend\n`],
    ['en', `${'long '.repeat(39)}`, 'x'.repeat(5000)],
    ['en', 'no end of line', 'one'],
    ['en', 'A blank at the end of a line', 'one \ntwo  \n three\n> four\n'],
    ['en', 'Looks coded', '=20 and =C3=A9 stay as they are\n'],
  ])('in %s arrives as it was written: %s', async (language, subject, body) => {
    const { port, taken } = await server()
    expect(await smtpTransport(settingsFor(port)).send(outgoing({ language, subject, body }))).toEqual({
      end: 'delivered',
    })
    const { raw } = only(taken)
    const read = readMail(raw)
    // A server gives the last line an end.
    expect(read.text.replace(/\n$/, '')).toBe(body.replace(/\n$/, ''))
    expect(read.subject.trimEnd()).toBe(subject.trimEnd())
    expect(read.headers.get('content-language')).toBe(language)
    expect(read.encoding).toMatch(/^(7bit|quoted-printable|base64)$/)
    expect(raw).toMatch(/^\p{ASCII}*$/u)
    // RFC 5322: no line is longer.
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  test('with a subject that pretends to be coded is shown as it was written, but for a blank', async () => {
    const { port, taken } = await server()
    const subject = 'Invitation of =?UTF-8?Q?another=0D=0Aline?='
    await smtpTransport(settingsFor(port)).send(outgoing({ subject }))
    expect(readMail(only(taken).raw).subject).toBe('Invitation of = ?UTF-8?Q?another=0D=0Aline?=')
  })

  test.each([
    { subject: 'x\r\nBcc: other@b.example' },
    { subject: 'x\nBcc: other@b.example\n\nbody' },
    { language: 'nl\r\nBcc: other@b.example' },
    { recipient: 'focal-point@gemeente.example\r\nRCPT TO:<other@b.example>' },
    { recipient: 'focal-point@gemeente.example>,<other@b.example' },
    { recipient: 'focal-point@gemeente.example, other@b.example' },
    { body: 'x\r\n.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<other@b.example>\r\nDATA\r\nx\r\n.\r\n' },
  ])('goes to nobody else, whatever somebody got past the outbox: %j', async (changes) => {
    const { port, taken } = await server()
    await smtpTransport(settingsFor(port)).send(outgoing(changes))
    expect(taken.length).toBeLessThanOrEqual(1)
    for (const { to, raw } of taken) {
      expect(to).toHaveLength(1)
      expect(to).not.toContain('other@b.example')
      expect(readMail(raw).headers.has('bcc')).toBe(false)
    }
  })

  test('reads no file and no address on the web, whatever stands in it', async () => {
    const { port, taken } = await server()
    await smtpTransport(settingsFor(port)).send(outgoing({ body: 'file:///etc/hostname http://127.0.0.1/' }))
    expect(readMail(only(taken).raw).text.trimEnd()).toBe('file:///etc/hostname http://127.0.0.1/')
  })
})

describe('the line', () => {
  const standing = getCACertificates('default')
  afterEach(() => setDefaultCACertificates(standing))

  test('is sealed first, and the server shows papers that we trust', async () => {
    const papers = aCertificate()
    setDefaultCACertificates([...standing, papers.cert])
    const { port, taken } = await server({ ...papers, allowInsecureAuth: false })
    const settings = settingsFor(port, { security: 'starttls', account: { user: 'baken', password: 'right' } })
    expect(await smtpTransport(settings).send(outgoing())).toEqual({ end: 'delivered' })
    expect(only(taken)).toMatchObject({ sealed: true, user: 'baken' })
  })

  test('is sealed from the first byte for smtps', async () => {
    const papers = aCertificate()
    setDefaultCACertificates([...standing, papers.cert])
    const { port, taken } = await server({ ...papers, secure: true })
    expect(await smtpTransport(settingsFor(port, { security: 'tls' })).send(outgoing())).toEqual({ end: 'delivered' })
    expect(only(taken).sealed).toBe(true)
  })

  const notSealed = { end: 'later', fault: 'not-sealed', whose: 'server' }
  test('that cannot be sealed is not used: neither password nor mail is said', async () => {
    const heard: string[] = []
    const { port, taken } = await server({
      disabledCommands: ['STARTTLS'],
      onAuth: (auth, _session, done) => {
        heard.push(String(auth.password))
        done(null, { user: 'x' })
      },
      onMailFrom: ({ address }, _session, done) => {
        heard.push(address)
        done()
      },
    })
    const account = { user: 'baken', password: 'right' }
    const sent = await smtpTransport(settingsFor(port, { security: 'starttls', account })).send(outgoing())
    expect(sent).toEqual(notSealed)
    expect(heard).toEqual([])
    expect(taken).toEqual([])
    // To this very machine it is good enough.
    expect(await smtpTransport(settingsFor(port, { account })).send(outgoing())).toEqual({ end: 'delivered' })
    expect(only(taken)).toMatchObject({ sealed: false, user: 'x' })
  })

  test.each(['starttls', 'tls'] as const)('is not used when nobody vouches for the papers: %s', async (security) => {
    const { port, taken } = await server({ ...aCertificate(), secure: security === 'tls' })
    expect(await smtpTransport(settingsFor(port, { security })).send(outgoing())).toEqual(notSealed)
    expect(taken).toEqual([])
  })

  test('is not used when the papers are of another host, or have run out', async () => {
    const old = aCertificate(Date.now() - 10 * 86_400_000)
    const papers = aCertificate()
    setDefaultCACertificates([...standing, papers.cert, old.cert])
    for (const [shown, host] of [[papers, 'localhost'] as const, [old, '127.0.0.1'] as const]) {
      const { port, taken } = await server(shown)
      expect(await smtpTransport(settingsFor(port, { security: 'starttls', host })).send(outgoing())).toEqual(notSealed)
      expect(taken).toEqual([])
    }
  })
})

describe('signing in', () => {
  test('with a wrong password: nothing is sent, and it is not the mail that is at fault', async () => {
    const { port, taken } = await server()
    const settings = settingsFor(port, { account: { user: 'baken', password: 'wrong' } })
    expect(await smtpTransport(settings).send(outgoing())).toEqual({
      end: 'later',
      fault: 'sign-in-refused',
      whose: 'server',
    })
    expect(taken).toEqual([])
  })

  test('where the server offers none: nothing is sent without it', async () => {
    const { port, taken } = await server({ disabledCommands: ['AUTH'] })
    const settings = settingsFor(port, { account: { user: 'baken', password: 'right' } })
    expect(await smtpTransport(settings).send(outgoing())).toMatchObject({ end: 'later', whose: 'server' })
    expect(taken).toEqual([])
  })

  test('where the server wants it and we have none: it is not the mail that is at fault', async () => {
    const { port } = await server({ authOptional: false })
    expect(await smtpTransport(settingsFor(port)).send(outgoing())).toEqual({
      end: 'later',
      fault: 'smtp-530',
      whose: 'server',
    })
  })
})

describe('a server answers', () => {
  const atRecipient = (code: number): Options => ({ onRcptTo: (_to, _session, done) => done(reply(code)) })
  const atSender = (code: number): Options => ({ onMailFrom: (_from, _session, done) => done(reply(code)) })
  const atGreeting = (code: number): Options => ({ onConnect: (_session, done) => done(reply(code)) })
  const atContent = (code: number): Options => ({
    onData: (stream, _session, done) => void stream.resume().on('end', () => done(reply(code))),
  })
  test.each<[string, Options, string, object]>([
    ['450 to the recipient', atRecipient(450), 'later', { fault: 'smtp-450', whose: 'mail' }],
    ['550 to the recipient', atRecipient(550), 'refused', { fault: 'smtp-550' }],
    ['421 to the recipient', atRecipient(421), 'later', { fault: 'smtp-421', whose: 'server' }],
    ['451 to the content', atContent(451), 'later', { fault: 'smtp-451', whose: 'mail' }],
    ['554 to the content', atContent(554), 'refused', { fault: 'smtp-554' }],
    ['550 to the sender', atSender(550), 'later', { fault: 'smtp-550', whose: 'server' }],
    ['451 to the sender', atSender(451), 'later', { fault: 'smtp-451', whose: 'server' }],
    ['554 as greeting', atGreeting(554), 'later', { whose: 'server' }],
  ])('%s', async (_what, options, end, more) => {
    for (const hidePIPELINING of [true, false]) {
      const { port } = await server({ ...options, hidePIPELINING })
      expect(await smtpTransport(settingsFor(port)).send(outgoing())).toMatchObject({ end, ...more })
    }
  })
})

describe('a server that fails is never the fault of the mail:', () => {
  const ofTheServer = (fault: string) => ({ end: 'later', fault, whose: 'server' })

  test('nothing listens', async () => {
    const { port, stop } = await server()
    await stop()
    expect(await smtpTransport(settingsFor(port)).send(outgoing())).toEqual(ofTheServer('unreachable'))
  })

  test('it never greets', async () => {
    const { port } = await silentServer()
    expect(await smtpTransport(settingsFor(port), hasty).send(outgoing())).toEqual(ofTheServer('no-answer'))
  })

  test('it greets and then says nothing more', async () => {
    const { port } = await silentServer((socket) => void socket.write('220 hello\r\n'))
    expect(await smtpTransport(settingsFor(port), hasty).send(outgoing())).toEqual(ofTheServer('no-answer'))
  })

  test('it says something now and then, and never comes to the end', async () => {
    const { port } = await silentServer((socket) => {
      socket.write('220 hello\r\n')
      socket.once('data', () => {
        const talk = setInterval(() => socket.write('250-and more\r\n'), 50)
        socket.on('close', () => clearInterval(talk))
      })
    })
    expect(await smtpTransport(settingsFor(port), hasty).send(outgoing())).toEqual(ofTheServer('no-answer'))
  })

  test('it speaks something else', async () => {
    const { port } = await silentServer((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect(await smtpTransport(settingsFor(port), hasty).send(outgoing())).toMatchObject({
      end: 'later',
      whose: 'server',
    })
  })

  test('it hangs up at once', async () => {
    const { port } = await silentServer((socket) => void socket.end())
    expect(await smtpTransport(settingsFor(port), hasty).send(outgoing())).toMatchObject({
      end: 'later',
      whose: 'server',
    })
  })

  test('it dies in the middle of the mail', async () => {
    const dying = await server({ onData: () => dying.cut() })
    const body = 'a line of the mail\n'.repeat(1000)
    expect(await smtpTransport(settingsFor(dying.port)).send(outgoing({ body }))).toMatchObject({
      end: 'later',
      whose: 'server',
    })
  })

  test('it dies when it has everything, before it says so', async () => {
    const dying = await server({ onData: (stream) => void stream.resume().on('end', () => dying.cut()) })
    expect(await smtpTransport(settingsFor(dying.port)).send(outgoing())).toMatchObject({
      end: 'later',
      whose: 'server',
    })
  })
})

test('without a mail server nothing is there, and nothing leaves', async () => {
  expect(noMailTransport.isThere).toBe(false)
  expect(await noMailTransport.send(outgoing())).toEqual({ end: 'later', fault: 'no-mail-server', whose: 'server' })
})
