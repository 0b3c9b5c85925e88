import net from 'node:net'
import { SMTPServer, type SMTPServerError, type SMTPServerOptions } from 'smtp-server'
import { readMailAddress } from '../mail-address.ts'
import type { MailSettings } from '../mail-settings.ts'

/** A mail as a server took it. */
export interface TakenMail {
  from: string
  to: string[]
  raw: string
  /** Whether the line was sealed. */
  sealed: boolean
  /** Who signed in. */
  user: unknown
}

/** A reply with this number. */
export function reply(responseCode: number, text = 'said by the test'): SMTPServerError {
  return Object.assign(new Error(text), { responseCode })
}

const sender = readMailAddress('noreply@baken.example')
if (!sender.ok) throw new Error(sender.error)
const from = { name: 'Baken', address: sender.value }

/** The settings for a server on this machine. */
export const settingsFor = (port: number, changes: Partial<MailSettings> = {}): MailSettings => ({
  host: '127.0.0.1',
  port,
  security: 'offered',
  account: undefined,
  from,
  ...changes,
})

/** A real SMTP server on this machine, that takes everything unless told otherwise. `port` 0: any that is free. */
export async function aMailServer(options: SMTPServerOptions = {}, port = 0) {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(reply(535)),
    onData(stream, { envelope, secure, user }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('latin1'),
          sealed: secure,
          user,
        })
        done(null, 'taken')
      })
    },
    ...options,
  })
  // A client that goes away in the middle is what some tests are about.
  server.on('error', () => undefined)
  const listening = await listen(server.server, port)
  return {
    port: listening,
    taken,
    /** Cuts every line that is open, as a power cut does. */
    cut: () => {
      for (const { _socket } of server.connections) if (_socket) _socket.destroy()
    },
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** Something that listens on this machine and does with a line whatever `onLine` does. */
export async function aSilentServer(onLine: (socket: net.Socket) => void = () => undefined) {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    onLine(socket)
  })
  const port = await listen(server, 0)
  return {
    port,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function listen(server: net.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'))
      else resolve(address.port)
    })
  })
}
