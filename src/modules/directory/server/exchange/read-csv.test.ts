import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { someDirectory } from '../../testing/some-directory.ts'
import { csvColumns } from './read-csv.ts'
import { readImport } from './read-import.ts'

const origin = { source: 'T-1', checkedOn: day('2026-11-29'), expiresOn: day('2027-05-29') }
const read = (text: string, given: typeof origin | null = origin) =>
  readImport(new TextEncoder().encode(text), someDirectory(), given)
const refusalsOf = (text: string, given: typeof origin | null = origin) => {
  const found = read(text, given)
  return found.ok ? [] : found.refusals.map(({ line, code, message }) => `${line} ${code}: ${message}`)
}

describe('a table of new points', () => {
  const cells = {
    id: 'new-point',
    organisation: 'the-club',
    name: 'Spreekuur',
    description: '',
    kinds: 'surgery',
    municipality: 'GM9001',
    place: 'Bibliotheek',
    street: '',
    postal_code: '',
    city: '',
    languages: 'pl|ro',
    hours_from: '2026-12-01',
    hours: 'thu 18:30-20:00|fri 09:00-12:00',
    on_holidays: '',
    phone: '+31 13 1',
    url: '',
  }
  const table = (changes: Partial<typeof cells> = {}, more = '') => {
    const row = { ...cells, ...changes }
    return `${csvColumns.join(';')}\r\n${csvColumns.map((column) => row[column]).join(';')}\r\n${more}`
  }

  test('becomes services, places and hours', () => {
    const found = read(table())
    expect(found.ok ? found.rows.map(({ id, line }) => [id, line]) : found.refusals).toEqual([
      ['new-point-service', 2],
      ['new-point-place', 2],
      ['new-point', 2],
    ])
  })
  test.each<[string, Partial<typeof cells>, string]>([
    ['a formula', { name: '=HYPERLINK("x")' }, '2 formula: name'],
    ['a formula that looks like a number', { phone: '+1+cmd|x' }, '2 formula: phone'],
    ['impossible hours', { hours: 'thu 25:00-26:00' }, '2 shape: hours: "thu 25:00-26:00"'],
    ['a day out of range', { hours_from: '3026-01-01' }, '2 shape: schedule.weekly.0.period.from'],
    ['a kind that does not exist', { kinds: 'magic' }, '2 shape: kinds.0'],
    ['an id that is there', { id: 'help-town-hall' }, '2 id-exists'],
    ['a municipality that is no code', { municipality: 'Tilburg' }, '2 shape: municipality'],
  ])('with %s is refused', (_, changes, expected) => {
    const refused = refusalsOf(table(changes).replaceAll('"x"', 'x'))
    expect(refused.some((one) => one.startsWith(expected))).toBe(true)
  })
  test('with a row twice is refused, also when both say the same', () => {
    const [, row = ''] = table().split('\r\n')
    expect(refusalsOf(table({}, `${row}\r\n`))[0]).toMatch(/^3 id-exists/)
  })
  test('with a cell too few, an open quote, or columns that are not known is refused with its line', () => {
    expect(refusalsOf(table({}, 'a;b\r\n'))[0]).toMatch(/^3 cells-differ/)
    expect(refusalsOf(table({}, 'a;"b\r\n'))[0]).toMatch(/not-a-table/)
    expect(refusalsOf('id;name\n1;2\n')[0]).toMatch(/^1 column-missing/)
    expect(refusalsOf(table().replace('id;', 'id;colour;'))[0]).toMatch(/^1 column-unknown/)
    expect(refusalsOf(table(), null)[0]).toMatch(/^1 source-missing/)
  })
})
