import { randomBytes } from 'node:crypto'
import { inviteFirst, readInvitation } from '#modules/organisations/server/index.ts'
import { readMailAddress } from '#platform/mail/index.ts'
import type { StaffTables } from '../database.ts'
import type { Command } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { withDatabase } from './with-database.ts'

const inviteFirstAdministrator: Command = {
  name: 'staff invite-first',
  summary: 'invites an administrator of the platform while there are fewer than two, and prints the link',
  usage: [
    'baken staff invite-first --name NAME --mail ADDRESS [--language nl|en]',
    '',
    'For a new installation: everybody else is invited by somebody who is signed in. The link works for a week, and once. Whoever has it gets in: hand it',
    'over in person. BAKEN_ADDRESS says where the site is.',
  ].join('\n'),
  async run(args, io) {
    const text = { type: 'string' } as const
    const read = readWords(args, { name: text, mail: text, language: text })
    const { name = '', mail = '', language = 'nl' } = read?.values ?? {}
    if (!read || (language !== 'nl' && language !== 'en')) return wrongUse(inviteFirstAdministrator, io)
    const typed = readInvitation({ name, mail, language, roles: ['platform-administrator'] }, readMailAddress)
    if (!typed.ok) {
      for (const { code } of typed.problems) io.err(wrong[code])
      return 2
    }
    return withDatabase(io, 'People are kept in the database', async (db) => {
      const address = io.address ?? 'http://localhost:3000'
      const invited = await inviteFirst(
        {
          db: db.$pickTables<keyof StaffTables>(),
          now: () => new Date(),
          random: (bytes) => new Uint8Array(randomBytes(bytes)),
          invitationAddress: (token, tongue) => `${address}/${tongue}/staff/invitation/${token}`,
        },
        typed.value,
      )
      if (!invited.ok) {
        io.err(refused[invited.error])
        return 1
      }
      io.out(invited.value.link)
      io.err('Whoever has this link gets in as an administrator of the platform. It works for a week, and once.')
      return 0
    })
  },
}

const wrong = {
  'no-name': '--name says what the person is called.',
  'name-wrong': '--name is one line of at most 120 letters.',
  'no-mail': '--mail is the address at work.',
  'mail-wrong': '--mail is no mail address.',
  'no-role': '',
} as const

const refused = {
  enough: 'The platform has two administrators. They let others in, on the page of people.',
  'already-here': 'Somebody with this address is an administrator of the platform, or works there, already.',
} as const

/** What `baken staff …` can do. */
export const staffCommands: Command[] = [inviteFirstAdministrator]
