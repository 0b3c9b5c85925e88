import { createTransport } from 'nodemailer'
import type { MailSettings } from './mail-settings.ts'
import { type SendAnswer, sendAnswerOf } from './send-answer.ts'

/** A mail on its way out. */
export interface OutgoingMail {
  /** The same every time the same mail is sent: receivers can drop what they have already. */
  id: string
  recipient: string
  subject: string
  body: string
  language: string
  queuedAt: Date
}

/** Where mail leaves. */
export interface MailTransport {
  /** False when no mail server is set: ask before you queue, and let people hand a link over themselves. */
  readonly isThere: boolean
  /** Hands one mail to the server. Everything that can go wrong is an answer and not thrown. */
  send(mail: OutgoingMail): Promise<SendAnswer>
}

/** For an installation without a mail server: nothing leaves. */
export const noMailTransport: MailTransport = {
  isThere: false,
  send: async () => ({ end: 'later', fault: 'no-mail-server', whose: 'server' }),
}

/** How long we wait for a server, in milliseconds. */
export interface MailPatience {
  connectMs: number
  greetingMs: number
  /** Without a byte from either side. */
  silenceMs: number
  /** For all of it: a server that sends a byte now and then would keep us for ever. */
  wholeMs: number
}

/** A mail of ours takes a second. Servers that make newcomers wait for the greeting do so for half a minute at most. */
const usualPatience: MailPatience = { connectMs: 10_000, greetingMs: 30_000, silenceMs: 30_000, wholeMs: 90_000 }

/**
 * The server of the settings, by SMTP. Plain text only: no HTML, no attachment, no picture, nothing that tells us whether it was read. Each mail is
 * a connection of its own: mails are few.
 */
export function smtpTransport(settings: MailSettings, patience: MailPatience = usualPatience): MailTransport {
  const { from } = settings
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  const transport = createTransport(connectionOf(settings, domain, patience))
  return {
    isThere: true,
    send: ({ id, recipient, subject, body, language, queuedAt }) =>
      transport
        .sendMail({
          from,
          to: { name: '', address: recipient },
          // What looks like a coded word would be shown as what it codes for.
          subject: subject.replaceAll('=?', '= ?'),
          text: body,
          messageId: `<${id}@${domain}>`,
          date: queuedAt,
          // Out-of-office programs do not answer to this, so that no answer tells the server who is away.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
          xMailer: false,
          signal: AbortSignal.timeout(patience.wholeMs),
        })
        .then((): SendAnswer => ({ end: 'delivered' }), sendAnswerOf),
  }
}

function connectionOf({ host, port, security, account }: MailSettings, name: string, patience: MailPatience) {
  return {
    host,
    port,
    // How we introduce ourselves: the name of this machine is nobody's business.
    name,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    // Nobody can stand between us and our own machine, and servers there often have papers that they made themselves.
    tls: { rejectUnauthorized: security !== 'offered' },
    ...(account ? { auth: { user: account.user, pass: account.password } } : {}),
    // Else a server that offers no sign-in would get the mail without one.
    forceAuth: account !== undefined,
    connectionTimeout: patience.connectMs,
    dnsTimeout: patience.connectMs,
    greetingTimeout: patience.greetingMs,
    socketTimeout: patience.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
