import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Door, demoDesk, forgetOldTries } from '#modules/organisations/server/index.ts'
import { hashGate, passkeySite } from '#platform/credentials/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { type MailSettings, noMailTransport, queueMail, smtpTransport, startMailWorker } from '#platform/mail/index.ts'
import { openProvider, type ProviderSettings } from '#platform/oidc/index.ts'
import type { StaffTables } from '../database.ts'
import { repeat } from '../repeat.ts'
import { demoOrganisations, demoPassword } from './demo-people.ts'
import { startReminders } from './remind-staff.ts'
import { serverKey } from './server-key.ts'
import type { Elsewhere, StaffDesk } from './staff-desk.ts'
import { writeLetter } from './write-letter.ts'

/** Two users of one database: what runs in the name of a hat, and what signs people in and sends their letters. */
export interface StaffDatabases {
  hats: Kysely<StaffTables>
  door: Kysely<StaffTables>
}

export interface StaffSettings {
  /** Where the site is, as people type it. */
  address: string
  /** Beside the database: where the key of the server lies. */
  dataFolder: string
  mail: MailSettings | undefined
  demo: boolean
  provider: ProviderSettings | null
}

const siteName = 'Baken'
const mailEveryMs = 5_000
const tidyEveryMs = 600_000

/**
 * Opens everything that is behind the sign-in, and starts what runs beside it: the outbox, and forgetting what is over.
 * @throws Error when the key of the server cannot be read
 */
export function openStaff(
  databases: StaffDatabases,
  { address, dataFolder, mail, demo: isDemo, provider }: StaffSettings,
): StaffDesk {
  const now = () => new Date()
  const site = passkeySite(siteName, address)
  const door: Door = {
    db: databases.hats,
    signInDb: databases.door,
    now,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    post: mail
      ? async (trx, letter) => void (await queueMail(trx, writeLetter(letter, translator(letter.language)), now()))
      : null,
    invitationAddress: (token, language) => `${address}/${language}/staff/invitation/${token}`,
    serverKey: serverKey(dataFolder),
    gate: hashGate(),
    siteName,
  }
  const worker = startMailWorker(databases.door, mail ? smtpTransport(mail) : noMailTransport, {
    everyMs: mailEveryMs,
    now,
  })
  const stops = [
    repeat(tidyEveryMs, 'what is over could not be forgotten', () => forgetOldTries(door)),
    ...(mail ? [startReminders(databases.door, address, now)] : []),
  ]
  process.once('sveltekit:shutdown', () => {
    for (const stop of stops) stop()
    void worker.stop()
  })
  const demo = isDemo ? demoDesk(door, demoOrganisations, demoPassword) : null
  const passkeys = site.ok ? site.value : null
  return { door, mailLeaves: mail !== undefined, passkeys, elsewhere: openElsewhere(provider, address, now), demo }
}

function openElsewhere(settings: ProviderSettings | null, address: string, now: () => Date): Elsewhere | null {
  if (!settings) return null
  const mapped = [...new Set(settings.mapping.map(({ organisation }) => organisation))]
  const base = `${address}/nl/staff/elsewhere`
  const { issuer } = settings
  return {
    provider: openProvider(settings, { now }),
    issuer,
    mapped,
    redirectUri: base,
    signedOutUri: `${base}/signed-out`,
  }
}
