import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { tellOfSignIn } from '#modules/organisations/server/index.ts'
import { aMember, anOrganisation, aWorld } from '#modules/organisations/testing/a-world.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import { queueMail } from '#platform/mail/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { StaffTables } from '../database.ts'
import { writeLetter } from './write-letter.ts'

const database = databasePerTest<StaffTables>('migrations')
const words = (language: string) => {
  const section = (path: string) => JSON.parse(readFileSync(`content/interface/${path}${language}.json`, 'utf8'))
  return createTranslator(language, { ...section(''), ...section('staff/') })
}
const sendBefore = new Date('2026-12-08T09:00:00Z')
const values = {
  organisation: 'Gemeente Voorbeeldstad',
  name: 'Baliemedewerker',
  link: 'https://baken.example/nl/staff/invitation/abc',
  until: '2026-12-07T23:00:00Z',
  when: '2026-12-01T23:30:00Z',
  what: 'password',
}

describe('a letter', () => {
  test.each(['nl', 'en'] as const)('in %s fills in every place and says nothing twice', (language) => {
    for (const kind of ['invitation', 'recovery', 'sign-in-notice', 'account-changed', 'code-known'] as const) {
      const letter = writeLetter({ kind, to: 'balie@voorbeeld.example', language, values, sendBefore }, words(language))
      expect(`${letter.subject}${letter.text}`).not.toMatch(/[{}]|undefined/)
      expect(letter.text).toContain(values.name)
    }
  })

  test('names the last day on which the link works all day long', () => {
    const until = (moment: string) =>
      writeLetter(
        {
          kind: 'invitation',
          to: 'a@voorbeeld.example',
          language: 'nl',
          values: { ...values, until: moment },
          sendBefore,
        },
        words('nl'),
      ).text
    // Midnight in Amsterdam is eleven in the evening there in winter.
    expect(until('2026-12-07T23:00:00.000Z')).toContain('7 december 2026')
    expect(until('2026-12-07T23:00:00.001Z')).toContain('8 december 2026')
  })

  test('tells what was changed in words', () => {
    for (const what of ['password', 'app-with-codes', 'recovery-codes', 'passkey', 'passkey-removed'])
      expect(
        writeLetter(
          {
            kind: 'account-changed',
            to: 'a@voorbeeld.example',
            language: 'nl',
            values: { ...values, what },
            sendBefore,
          },
          words('nl'),
        ).text,
      ).toMatch(/hoe je binnenkomt in Baken: [a-z]/)
  })
})

describe('the outbox', () => {
  beforeEach(async () => {
    await anOrganisation(database(), 'voorbeeldstad')
    await aMember(database(), 'voorbeeldstad', 'functionaris', ['focal-point'])
  })

  test('takes a letter about a sign-in from the role that signs people in', async () => {
    const { door } = await aWorld(database())
    const post: typeof door.post = async (trx, letter) =>
      void (await queueMail(trx, writeLetter(letter, words('nl')), door.now()))
    await tellOfSignIn({ ...door, post }, 'functionaris', undefined)
    const mails = await database().selectFrom('platform_mail_content').select(['recipient', 'subject']).execute()
    expect(mails).toEqual([{ recipient: 'functionaris@voorbeeld.example', subject: 'Je bent aangemeld bij Baken' }])
  })
})
