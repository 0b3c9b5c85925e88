import { describe, expect, test } from 'vitest'
import { err, ok } from '#kernel/result.ts'
import { readColleagueForm } from './colleague-form.ts'
import { readInvitation, typedInvitation } from './invite-form.ts'
import { readOrganisationsQuery, readPeopleQuery, readRole } from './list-queries.ts'
import { readLastDay, readOrganisation, readOrganisationName, type TypedOrganisation } from './organisation-form.ts'

const form = (fields: Readonly<Record<string, string | readonly string[]>>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) data.append(name, each)
  return data
}
const readAddress = (text: string) => (text.includes('@') ? ok(text) : err('not-an-address'))
const codes = (read: { ok: boolean; problems?: readonly { field: string | null; code: string }[] }) =>
  'problems' in read ? read.problems?.map(({ field, code }) => `${field}: ${code}`) : []

describe('an invitation', () => {
  const typed = typedInvitation(
    form({
      name: '  Baliemedewerker ',
      mail: 'balie@voorbeeld.example',
      language: 'xx',
      roles: ['desk-officer', 'king', 'desk-officer'],
    }),
  )
  test('is read without blanks around it, in Dutch unless English is chosen, with roles that there are, each once', () => {
    expect(readInvitation(typed, readAddress)).toEqual({
      ok: true,
      value: { name: 'Baliemedewerker', mail: 'balie@voorbeeld.example', language: 'nl', roles: ['desk-officer'] },
    })
  })
  test('tells every field that is wrong, in the order of the form', () => {
    const nothing = readInvitation(typedInvitation(form({})), readAddress)
    expect(codes(nothing)).toEqual(['name: no-name', 'mail: no-mail', 'roles: no-role'])
    const wrong = readInvitation({ ...typed, name: 'x'.repeat(121), mail: 'balie' }, readAddress)
    expect(codes(wrong)).toEqual(['name: name-wrong', 'mail: mail-wrong'])
  })
  test('takes a name of 120 letters and none with a line break', () => {
    expect(readInvitation({ ...typed, name: 'x'.repeat(120) }, readAddress).ok).toBe(true)
    expect(codes(readInvitation({ ...typed, name: 'een\nander' }, readAddress))).toEqual(['name: name-wrong'])
  })
  test('has no file for a name', () => {
    const data = form({ mail: 'a@b', roles: 'trainer' })
    data.append('name', new File(['x'], 'name.txt'))
    expect(typedInvitation(data).name).toBe('')
  })
})

describe('what is done to a colleague', () => {
  test.each(['away', 'back', 'end', 'invite-again', 'end-sign-ins', 'recover'])('%s needs nothing else', (step) => {
    expect(readColleagueForm(form({ do: step }))).toEqual({ ok: true, value: { do: step } })
  })
  test.each([
    ['nothing', {}, 'unknown-step'],
    ['another word', { do: 'delete' }, 'unknown-step'],
    ['roles without one', { do: 'roles', roles: 'king' }, 'no-role'],
    ['a stand-in without somebody', { do: 'stand-in', from: '2026-01-01', last: '2026-01-02' }, 'no-person'],
    ['a stand-in without a day', { do: 'stand-in', 'stand-in': 'a', from: '2026-01-01', last: 'soon' }, 'not-a-day'],
    ['the end of no stand-in', { do: 'end-stand-in' }, 'no-person'],
  ])('%s is refused', (_, fields, error) => {
    expect(readColleagueForm(form(fields as Record<string, string>))).toEqual({ ok: false, error })
  })
  test('the last day of a stand-in belongs to it', () => {
    const read = readColleagueForm(form({ do: 'stand-in', 'stand-in': 'a', from: '2026-12-31', last: '2026-12-31' }))
    expect(read).toEqual({
      ok: true,
      value: { do: 'stand-in', person: 'a', from: '2026-12-31', until: '2027-01-01' },
    })
  })
})

describe('a new organisation', () => {
  const typed: TypedOrganisation = {
    kind: 'municipality',
    name: 'Gemeente Voorbeeldstad',
    code: 'voorbeeldstad',
    municipality: 'GM0001',
    region: '',
    from: '2026-01-01',
  }
  const regions = [
    { scheme: 'rwb', code: 'WEST', name: 'West' },
    { scheme: 'safety-region', code: 'WEST', name: 'West' },
  ]
  const read = (rest: Partial<TypedOrganisation>) =>
    readOrganisation({ ...typed, ...rest }, { municipalities: ['GM0001'], regions })
  test('works in its municipality, its region, the province or the country', () => {
    expect(read({})).toMatchObject({ ok: true, value: { place: { kind: 'municipality', code: 'GM0001' } } })
    expect(read({ kind: 'region', region: 'safety-region/WEST' })).toMatchObject({
      ok: true,
      value: { place: { kind: 'region', scheme: 'safety-region', region: 'WEST' } },
    })
    expect(read({ kind: 'province' })).toMatchObject({ ok: true, value: { place: { kind: 'province' } } })
    expect(read({ kind: 'police' })).toMatchObject({ ok: true, value: { place: { kind: 'country' } } })
  })
  test('tells every field that is wrong', () => {
    expect(codes(read({ name: '', code: 'Met Hoofdletter', municipality: 'GM9999', from: '31-12-2026' }))).toEqual([
      'name: no-organisation-name',
      'code: code-wrong',
      'municipality: no-place',
      'from: not-a-day',
    ])
    expect(codes(read({ kind: 'platform' }))).toEqual(['kind: no-kind'])
    for (const region of ['', 'West', 'WEST', 'rwb/EAST', 'rwb', '/WEST'])
      expect(codes(read({ kind: 'region', region }))).toEqual(['region: no-region'])
  })
  test('keeps a name of one line', () => {
    expect(readOrganisationName('a\u0007b')).toEqual({ ok: false, error: 'name-wrong' })
    expect(readOrganisationName('Gemeente')).toEqual({ ok: true, value: 'Gemeente' })
  })
  test('has a last day, after which it is no more, or goes on', () => {
    expect(readLastDay('2026-12-31')).toEqual({ ok: true, value: '2027-01-01' })
    expect(readLastDay('')).toEqual({ ok: true, value: null })
    expect(readLastDay('2026-13-01')).toEqual({ ok: false, error: 'not-a-day' })
  })
})

describe('a list in an address', () => {
  const asked = (text: string) => new URLSearchParams(text)
  test('is read, and what no list knows is left out', () => {
    expect(readPeopleQuery(asked('q=zoe&state=away&role=trainer&sort=-since'))).toEqual({
      q: 'zoe',
      state: 'away',
      role: 'trainer',
      sort: 'since',
      descending: true,
    })
    expect(readPeopleQuery(asked('state=gone&role=king&sort=-shoe'))).toEqual({
      q: '',
      state: null,
      role: null,
      sort: 'name',
      descending: false,
    })
  })
  test('drops a search of more than a hundred letters', () => {
    expect(readPeopleQuery(asked(`q=${'x'.repeat(101)}`)).q).toBe('')
    expect(readPeopleQuery(asked(`q=${'x'.repeat(100)}`)).q).toHaveLength(100)
  })
  test('of organisations goes by kind and standing', () => {
    expect(readOrganisationsQuery(asked('kind=police&state=ended&q=a'))).toEqual({
      kind: 'police',
      state: 'ended',
      q: 'a',
    })
    expect(readOrganisationsQuery(asked('kind=bank&state=x'))).toEqual({ kind: null, state: null, q: '' })
    expect(readRole(asked('role=trainer'))).toBe('trainer')
  })
})
