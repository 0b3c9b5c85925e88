import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { offerLanguages, translator } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { remindNow } from './remind-staff.ts'
import { writeReminder } from './write-reminder.ts'

const now = new Date('2026-11-30T08:00:00Z')
const reminder = {
  name: 'Aandachtsfunctionaris',
  mail: 'a@voorbeeld.example',
  organisation: 'Gemeente Voorbeeldstad',
  waiting: { unread: 1, news: 0, near: 2, late: 0, goes: 0, tasks: 0, questions: 0 },
} as const

beforeAll(() => offerLanguages(readCatalogues(join(import.meta.dirname, '../../../content/interface'))))

describe('a reminder in words', () => {
  test.each(['nl', 'en'] as const)('%s: says how much waits and where, and nothing else', (language) => {
    const { subject, text } = writeReminder(
      { ...reminder, language },
      translator(language),
      'https://baken.example/nl/staff/cases',
      now,
    )
    expect(text.match(/^- /gm)).toHaveLength(2)
    expect(text).toMatch(/^- 1 /m)
    expect(text).toMatch(/^- 2 /m)
    expect(text).toContain('https://baken.example/nl/staff/cases')
    expect(text).not.toMatch(/[{}]/)
    // What a locked telephone shows.
    expect(subject).toMatch(/^[\p{L} ]+Baken$/u)
  })
})

describe('when a reminder may leave', () => {
  test.each(['2026-11-30T05:59:00Z', '2026-11-30T17:00:00Z', '2026-07-01T04:59:00Z'])('not at %s', async (moment) => {
    // No database is asked.
    expect(await remindNow(null as never, 'https://baken.example', new Date(moment))).toBe(0)
  })

  test('from seven in the Dutch morning on', async () => {
    await expect(remindNow(null as never, 'https://baken.example', new Date('2026-11-30T06:00:00Z'))).rejects.toThrow()
  })
})
