import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { day } from '#kernel/days.ts'
import { itemsForm } from '../../forms/item-file-form.ts'
import { publishedProgramme } from '../../testing/published-programme.ts'
import { joinedItem } from '../read-items.ts'
import { type IbabsList, ibabsDay, importIbabs, motionIn } from './import-ibabs.ts'
import { itemsYaml, wordsYaml } from './items-yaml.ts'
import { csvTable } from './read-csv.ts'

const motions: IbabsList = { type: 'motion', source: 'BR-3', readOn: day('2026-11-21') }
const promises: IbabsList = { ...motions, type: 'promise' }
const head =
  'ID;Kenmerk;Agendapunt;Datum;Onderwerp;Status;Indiener(s);Mede-indieners;Portefeuillehouder;Deadline;Stand van zaken openbaar;Beleidsveld;Einddatum;Datum afdoening;Afgedaan;Relatie met'
const row = (changes: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
    ID: '4711',
    Kenmerk: 'M88a-2023',
    Datum: 'Oct 27 2023 12:00AM',
    Onderwerp: 'Wonen voor arbeidsmigranten',
    Status: 'Aangenomen',
    'Indiener(s)': 'Voornaam Achternaam',
    'Mede-indieners': 'Iemand Anders',
    Portefeuillehouder: 'Nog Iemand',
    Afgedaan: '0',
  }
  return head
    .split(';')
    .map((name) => ({ ...cells, ...changes })[name] ?? '')
    .join(';')
}
const importText = (text: string, list: IbabsList) => {
  const table = csvTable(new TextEncoder().encode(text))
  return table.ok ? importIbabs(table.value, list) : table
}
const read = (list: IbabsList, ...rows: string[]) => importText([head, ...rows].join('\r\n'), list)
const itemIn = (list: IbabsList, ...rows: string[]) => {
  const found = read(list, ...rows)
  if (!found.ok) throw new Error(JSON.stringify(found.refusals))
  return found.value.items[0]
}
const refusals = (list: IbabsList, ...rows: string[]) => {
  const found = read(list, ...rows)
  return found.ok ? [] : found.refusals.map(({ line, column, code }) => [line, column, code])
}

describe('a list of motions', () => {
  test('gives a motion with its number, day and vote, owned and reported by the Executive', () => {
    expect(itemIn(motions, row())).toMatchObject({
      line: 2,
      subject: 'Wonen voor arbeidsmigranten',
      item: {
        id: 'M88a-2023',
        type: 'motion',
        since: { text: '2023-10-27' },
        owners: ['GS'],
        starts: 'open',
        deadline: { basis: 'none', last: null },
        motion: { name: 'M88a-2023', year: 2023, number: 88, suffix: 'a', vote: 'adopted' },
        events: [],
      },
    })
  })

  test('takes over nothing of a person, and says which columns it left out', () => {
    const found = read(motions, row())
    expect(JSON.stringify(found)).not.toMatch(/Achternaam|Anders|Nog Iemand/)
    expect(found.ok && found.value.leftOut).toEqual(['Indiener(s)', 'Mede-indieners', 'Portefeuillehouder'])
  })

  test('what is settled is settled by parliament, on the day of the list', () => {
    const settled = itemIn(motions, row({ Afgedaan: '1', 'Datum afdoening': 'Feb  9 2024 12:00AM' }))
    expect(settled?.item.events).toMatchObject([
      { change: 'state', to: 'settled-by-parliament', by: 'PS', when: { text: '2024-02-09' }, knownOn: '2026-11-21' },
    ])
  })

  test.each([
    ['Aangenomen', 'adopted', 'open'],
    ['Verworpen', 'rejected', 'dropped'],
    ['ingetrokken', 'withdrawn', 'dropped'],
    ['Aangehouden', 'held-over', 'open'],
    ['In behandeling', null, 'open'],
  ])('%s is %s, and starts %s', (Status, vote, starts) => {
    expect(itemIn(motions, row({ Status }))?.item).toMatchObject({ motion: { vote }, starts })
  })

  test('a deadline in the list is an exact day', () => {
    expect(itemIn(motions, row({ Deadline: '31-12-2024' }))?.item.deadline).toEqual({
      basis: 'exact',
      last: '2024-12-31',
    })
  })

  test.each([
    ['a day that is none', { Datum: 'Feb 30 2023 12:00AM' }, 'Datum', 'day-unreadable'],
    ['no day', { Datum: '' }, 'Datum', 'day-unreadable'],
    ['no number', { Kenmerk: 'Wonen' }, 'Kenmerk', 'number-unreadable'],
    ['no subject', { Onderwerp: '' }, 'Onderwerp', 'subject-missing'],
    ['settled, perhaps', { Afgedaan: 'ja' }, 'Afgedaan', 'settled-unclear'],
    ['a deadline that is none', { Deadline: 'binnenkort' }, 'Deadline', 'day-unreadable'],
  ])('%s is refused with its line and column, and nothing is taken over', (_, changes, column, code) => {
    expect(refusals(motions, row(), row({ Kenmerk: 'M2-2023', ...changes }))).toEqual([[3, column, code]])
  })

  test('the same motion twice is refused', () => {
    expect(refusals(motions, row(), row())).toEqual([[3, 'Kenmerk', 'id-twice']])
  })

  test('a list without its columns is refused before any row', () => {
    const found = importText('Naam;Datum\r\na;b', motions)
    expect(found.ok ? [] : found.refusals.map(({ column, code }) => [column, code])).toEqual([
      ['ID', 'column-missing'],
      ['Onderwerp', 'column-missing'],
    ])
  })

  test.each([
    ['M108-2020', 108, null, 2020],
    ['M107a', 107, 'a', 2023],
    ['13A', 13, 'a', 2023],
    ['m 5 2021', 5, null, 2021],
  ])('the number in %s is read', (name, number, suffix, year) => {
    expect(motionIn(name, day('2023-10-27'), 'x')).toMatchObject({ number, suffix, year, vote: null })
  })

  test.each(['M', '108-2020-1', 'M12345', 'Motie 5', ''])('%j has no number', (name) =>
    expect(motionIn(name, day('2023-10-27'), '')).toBeNull(),
  )
})

describe('a list of promises', () => {
  test('gives a promise under the id of the list', () => {
    expect(itemIn(promises, row({ ID: 'ab-12', Kenmerk: '' }))?.item).toMatchObject({
      id: 'T-ab12',
      type: 'promise',
      motion: null,
    })
  })

  test('without an id is refused', () => {
    expect(refusals(promises, row({ ID: '--' }))).toEqual([[2, 'ID', 'number-unreadable']])
  })
})

describe('a day as such lists write it', () => {
  test.each([
    ['Jan 29 2026 12:00AM', '2026-01-29'],
    ['Feb  9 2024 12:00AM', '2024-02-09'],
    ['29-1-2026', '2026-01-29'],
    ['2026-01-29T00:00:00', '2026-01-29'],
  ])('%s is %s', (text, expected) => expect(ibabsDay(text)).toBe(expected))

  test.each(['Jan 32 2026', 'Foo 1 2026', '29/01/2026', '2026', ''])('%j is none', (text) =>
    expect(ibabsDay(text)).toBeNull(),
  )
})

describe('rows for the files', () => {
  test('what is imported can be put in a file and is read back the same', () => {
    const settled = row({ Kenmerk: 'M2-2023', Afgedaan: '1', Deadline: '31-12-2024' })
    const found = read(motions, row(), settled)
    if (!found.ok) throw new Error('refused')
    const items = found.value.items.map(({ item }) => item)
    const rows = itemsForm.parse(parse(itemsYaml(items)))
    expect(rows.map((one) => joinedItem(one, []))).toEqual(items)
  })

  test('so is every item of the register', () => {
    const rows = itemsForm.parse(parse(itemsYaml(publishedProgramme.items)))
    expect(rows.map((one) => joinedItem(one, publishedProgramme.documents))).toEqual(publishedProgramme.items)
  })

  test('words that must still be written are left out, so that the check asks for them', () => {
    expect(wordsYaml([{ id: 'M1-2023', words: { title: 'Wonen: ja', text: null, term: null } }])).toBe(
      'items:\n  M1-2023:\n    title: "Wonen: ja"\n',
    )
  })
})
