import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { type MailAddress, readMailAddress } from './mail-address.ts'

/** How mail leaves. */
export interface MailSettings {
  host: string
  port: number
  /**
   * `tls` – from the first byte · `starttls` – nothing is said before the line is sealed, and a server that cannot is not used · `offered` –
   * sealed when the server offers it, without asking for its papers: only for a server on this very machine.
   */
  security: 'tls' | 'starttls' | 'offered'
  account: { user: string; password: string } | undefined
  from: { name: string; address: MailAddress }
}

/** What each setting is for; printed when one is wrong. */
export const mailSettingHelp = {
  SMTP_URL:
    'mail server to hand mail to, smtp://user:password@host:587 or smtps://user:password@host:465 (default: none, no mail leaves)',
  MAIL_FROM: 'whom mail is from, noreply@example.org or Name <noreply@example.org> (needed with SMTP_URL)',
} as const

const defaultPorts = { 'smtp:': 587, 'smtps:': 465 } as const

const server = z.string().transform((text, context) => {
  const found = serverIn(text)
  if (found.ok) return found.value
  context.addIssue({ code: 'custom', message: found.error })
  return z.NEVER
})

const from = z.string().transform((text, context) => {
  const [, name = '', angled, plain] = /^(?:([^<>"\p{C}]{0,80}?) ?<([^<>]+)>|([^<>]+))$/u.exec(text) ?? []
  const address = readMailAddress(angled ?? plain ?? '')
  if (address.ok) return { name, address: address.value }
  context.addIssue({ code: 'custom', message: 'must be one address, or a name and an address in < >' })
  return z.NEVER
})

const settings = z.object({ SMTP_URL: server.optional(), MAIL_FROM: from.optional() })

/**
 * Reads `SMTP_URL` and `MAIL_FROM`; an empty one counts as not there. `undefined` without `SMTP_URL`: no mail leaves. Refusal: one sentence for
 * each setting that is wrong, all at once. None repeats `SMTP_URL`, which holds a password.
 */
export function readMailSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Result<MailSettings | undefined, string> {
  const given = (name: keyof typeof mailSettingHelp) => environment[name]?.trim() || undefined
  const parsed = settings.safeParse({ SMTP_URL: given('SMTP_URL'), MAIL_FROM: given('MAIL_FROM') })
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path, message }) => {
      const name = path[0] === 'SMTP_URL' ? 'SMTP_URL' : 'MAIL_FROM'
      return `${name} ${message}: ${mailSettingHelp[name]}`
    })
    return err(sentences.join('\n'))
  }
  const { SMTP_URL: found, MAIL_FROM: sender } = parsed.data
  if (!found) return ok(undefined)
  if (!sender) return err(`MAIL_FROM must be set when SMTP_URL is: ${mailSettingHelp.MAIL_FROM}`)
  return ok({ ...found, from: sender })
}

function serverIn(text: string): Result<Omit<MailSettings, 'from'>, string> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const scheme = url?.protocol === 'smtp:' || url?.protocol === 'smtps:' ? url.protocol : undefined
  if (!url || !scheme) return err('must be an address that starts with smtp:// or smtps://')
  const host = url.hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  if (!/^([a-z0-9.-]+|[0-9a-f:.]*:[0-9a-f:.]*)$/.test(host)) return err('must name a host, in ASCII')
  if (url.pathname.replace(/^\/$/, '') || url.search || url.hash || url.port === '0')
    return err('must end after the host and the port')
  const account = accountIn(url)
  if (!account.ok) return account
  const security = scheme === 'smtps:' ? 'tls' : isLoopback(host) ? 'offered' : 'starttls'
  return ok({ host, port: Number(url.port) || defaultPorts[scheme], security, account: account.value })
}

function accountIn({ username, password }: URL): Result<MailSettings['account'], string> {
  if (username === '' && password === '') return ok(undefined)
  const account = { user: plain(username), password: plain(password) }
  if (!account.user || !account.password)
    return err('must have a user and a password, or neither; signs such as @ : / % are written as %40 %3A %2F %25')
  return ok({ user: account.user, password: account.password })
}

function plain(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

/** Whether a host is this very machine by its name: what is sent to it passes no wire. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
