import { expect, test } from 'vitest'
import { signedInFrom } from './signed-in.ts'

const settings = {
  issuer: 'https://inloggen.example',
  claims: { mail: 'email', mailVerified: 'email_verified', name: 'name' },
  mapping: [],
}
const told = (claims: Record<string, unknown>) => signedInFrom({ sub: 'person-1', ...claims }, settings, 'token')

test.each([
  ['verified', { email: 'beleid@voorbeeldstad.example', email_verified: true }, 'beleid@voorbeeldstad.example'],
  ['not verified', { email: 'beleid@voorbeeldstad.example', email_verified: false }, null],
  ['of which nothing is said', { email: 'beleid@voorbeeldstad.example' }, null],
  ['verified by a word', { email: 'beleid@voorbeeldstad.example', email_verified: 'true' }, null],
  ['verified by a number', { email: 'beleid@voorbeeldstad.example', email_verified: 1 }, null],
  ['verified, but none', { email: 'beleid', email_verified: true }, null],
  ['verified, but two', { email: ['a@voorbeeldstad.example'], email_verified: true }, null],
  ['with a line break', { email: 'a@voorbeeldstad.example\nBcc: b', email_verified: true }, null],
])('a mail address that is %s', (_name, claims, mail) => expect(told(claims).mail).toBe(mail))

test.each([
  ['a name', 'Beleidsmedewerker', 'Beleidsmedewerker'],
  ['a name with blanks around it', ' Beleidsmedewerker ', 'Beleidsmedewerker'],
  ['200 characters', 'n'.repeat(200), 'n'.repeat(200)],
  ['201 characters', 'n'.repeat(201), null],
  ['nothing', '', null],
  ['blanks', '  ', null],
  ['a number', 7, null],
  ['a line break', 'Beleid\nmedewerker', null],
  ['a character that turns the line around', 'Beleid\u202emedewerker', null],
])('%s for a name', (_name, name, shown) => expect(told({ name }).name).toBe(shown))

test('the names of the claims are settings', () => {
  const claims = {
    sub: 'person-1',
    mail: 'a@voorbeeldstad.example',
    checked: true,
    shown: 'Beleid',
    email: 'b@elsewhere.example',
    name: 'Other',
  }
  const names = { mail: 'mail', mailVerified: 'checked', name: 'shown' }
  expect(signedInFrom(claims, { ...settings, claims: names }, 'token')).toMatchObject({
    mail: 'a@voorbeeldstad.example',
    name: 'Beleid',
  })
})

test('a session is a text or none', () => {
  expect(told({ sid: 'session-1' }).sid).toBe('session-1')
  for (const sid of [undefined, '', 7, ['session-1']]) expect(told({ sid }).sid).toBeNull()
})
