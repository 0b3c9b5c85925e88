import { join, resolve } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { type MailSettings, readMailSettings } from '#platform/mail/index.ts'
import { providerSettingHelp } from '#platform/oidc/index.ts'

const port = z.coerce.number({ error: 'must be a port number' }).int().min(1).max(65_535)
const yesNo = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((value) => value === '1')

const postgres = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
  .optional()

/** Every setting of the server. Each has a default, so that `npm start` needs none. */
const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: postgres,
  APPLICATION_DATABASE_URL: postgres,
  SIGN_IN_DATABASE_URL: postgres,
  PUBLIC_DATABASE_URL: postgres,
  BAKEN_DATA: z.string().min(1).default('.data'),
  BAKEN_SIGNING_KEYS: z.string().min(1).optional(),
  BAKEN_CONTENT: z.string().min(1).default('.'),
  TRUST_PROXY: yesNo.default(false),
  BAKEN_PSEUDO_LANGUAGE: yesNo.default(false),
  BAKEN_A4_AHEAD: yesNo.default(true),
  BAKEN_ADDRESS: z
    .string()
    .regex(/^https?:\/\/[^/?#\s@]+$/, 'must be https:// and a host, with nothing behind it')
    .optional(),
  BAKEN_DEMO: yesNo.optional(),
  BAKEN_SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/)\S+$/, 'must start with mailto: or https://')
    .optional(),
})

/** What each setting is for, with an example; printed when one is wrong and in `docs/operations/configuration.md`. */
export const settingHelp: Readonly<Record<keyof z.infer<typeof settings>, string>> = {
  PORT: 'port to listen on, 1 to 65535 (default 3000)',
  HOST: 'address to listen on (default 127.0.0.1; 0.0.0.0 for every network)',
  DATABASE_URL: 'PostgreSQL to use, postgres://user:password@host:5432/name (default: the embedded one)',
  APPLICATION_DATABASE_URL:
    'the same database, for a user who serves staff pages (default: that of DATABASE_URL, with fewer rights)',
  SIGN_IN_DATABASE_URL:
    'the same database, for a user who signs people in and sends mail (default: that of DATABASE_URL, with fewer rights)',
  PUBLIC_DATABASE_URL:
    'the same database, for a user who serves public pages (default: that of DATABASE_URL, with fewer rights)',
  BAKEN_DATA: 'folder of the embedded database (default .data)',
  BAKEN_SIGNING_KEYS: 'file with the keys that receipts are signed with (default: signing-keys.json in BAKEN_DATA)',
  BAKEN_CONTENT: 'folder that holds content/, data/ and migrations/ (default: this folder)',
  TRUST_PROXY: '1 behind a proxy that sets X-Forwarded-Proto and strips the one of clients (default 0)',
  BAKEN_SECURITY_CONTACT: 'where to report a weakness, for /.well-known/security.txt (default: none, no such file)',
  BAKEN_ADDRESS:
    'where people find the site, https://baken.example.org: for links in mail and for passkeys (default http://localhost:PORT)',
  BAKEN_DEMO:
    '1 fills the site with made-up organisations and people to sign in as (default: 1 with the embedded database, else 0)',
  BAKEN_PSEUDO_LANGUAGE: '1 adds a made-up right-to-left language, to test mirroring (default 0)',
  BAKEN_A4_AHEAD: '0 lays out the A4 of a plan when somebody asks for it, not soon after the start (default 1)',
}

export interface Configuration {
  port: number
  host: string
  /** For the owner of the tables. */
  databaseUrl: string | undefined
  applicationDatabaseUrl: string | undefined
  signInDatabaseUrl: string | undefined
  publicDatabaseUrl: string | undefined
  dataFolder: string
  /** The file with the keys that receipts are signed with. */
  signingKeys: string
  root: string
  trustProxy: boolean
  pseudoLanguage: boolean
  /** Every A4 is laid out soon after the start, ahead of its first reader. */
  a4Ahead: boolean
  securityContact: string | undefined
  /** Where people find the site. */
  address: string
  /** Made-up organisations and people, said so on every page. */
  demo: boolean
  /** How mail leaves; `undefined`: it does not. */
  mail: MailSettings | undefined
}

/** Reads the environment. Refusal: one sentence for each setting that is wrong, all at once. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Configuration, string> {
  const known = [...Object.keys(settingHelp), ...Object.keys(providerSettingHelp)]
  const strange = Object.keys(environment).filter((name) => name.startsWith('BAKEN_') && !known.includes(name))
  const parsed = settings.safeParse(environment)
  const mail = readMailSettings(environment)
  const wrong = [
    ...(parsed.error?.issues ?? []).map((issue) => sentence(String(issue.path[0]), issue.message, environment)),
    ...ofNoDatabase(environment),
    ...(mail.ok ? [] : [mail.error]),
    ...strange.map((name) => `${name} is not a setting. Settings: ${known.join(', ')}.`),
  ]
  if (!parsed.success || !mail.ok || wrong.length > 0) return err(wrong.join('\n'))
  const values = parsed.data
  const root = resolve(values.BAKEN_CONTENT)
  const dataFolder = resolve(root, values.BAKEN_DATA)
  return ok({
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    applicationDatabaseUrl: values.APPLICATION_DATABASE_URL,
    signInDatabaseUrl: values.SIGN_IN_DATABASE_URL,
    publicDatabaseUrl: values.PUBLIC_DATABASE_URL,
    dataFolder,
    signingKeys: resolve(root, values.BAKEN_SIGNING_KEYS ?? join(dataFolder, 'signing-keys.json')),
    root,
    trustProxy: values.TRUST_PROXY,
    pseudoLanguage: values.BAKEN_PSEUDO_LANGUAGE,
    a4Ahead: values.BAKEN_A4_AHEAD,
    securityContact: values.BAKEN_SECURITY_CONTACT,
    address: values.BAKEN_ADDRESS ?? `http://localhost:${values.PORT}`,
    demo: values.BAKEN_DEMO ?? values.DATABASE_URL === undefined,
    mail: mail.value,
  })
}

/** The embedded database brings users of its own. */
const ofNoDatabase = (environment: Readonly<Record<string, string | undefined>>): string[] =>
  ['APPLICATION_DATABASE_URL', 'SIGN_IN_DATABASE_URL', 'PUBLIC_DATABASE_URL']
    .filter((name) => environment[name] !== undefined && environment['DATABASE_URL'] === undefined)
    .map((name) => sentence(name, 'needs DATABASE_URL, of the same database', environment))

function sentence(name: string, message: string, environment: Readonly<Record<string, string | undefined>>): string {
  // A database address holds a password; the value is never repeated.
  const value = name.endsWith('DATABASE_URL') ? '' : ` (now "${environment[name] ?? ''}")`
  const help = name in settingHelp ? settingHelp[name as keyof typeof settingHelp] : ''
  return `${name} ${message}${value}: ${help}`
}
