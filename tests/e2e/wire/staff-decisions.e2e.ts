import { expect, test } from '@playwright/test'
import { send, sendForm } from '../../support/send.ts'
import { cookieOf } from '../../support/staff.ts'

/** Everybody of the demonstration with one hat on, by what they may do; written down by hand. */
const people = {
  platformbeheerder: 'platform',
  'tweede-platformbeheerder': 'platform',
  vertaler: 'worker',
  'beheerder-voorbeeldstad': 'administrator',
  'tweede-beheerder-voorbeeldstad': 'administrator',
  'tweede-functionaris-voorbeeldstad': 'holder',
  'baliemedewerker-voorbeeldstad': 'worker',
  'beleid-voorbeeldstad': 'worker',
  'toezicht-voorbeeldstad': 'away',
  'beheerder-voorbeelddorp': 'alone',
  'beheerder-hulppunt': 'alone',
  'medewerker-hulppunt': 'worker',
  'beheerder-opvang': 'administrator',
  'tweede-beheerder-opvang': 'administrator',
  'aandachtsfunctionaris-opvang': 'holder',
  'tweede-functionaris-opvang': 'holder',
  programmamanager: 'worker',
  griffier: 'worker',
  'beheerder-provincie': 'alone',
} as const
type Kind = (typeof people)[keyof typeof people]

// Where there is one administrator nothing can be done that takes two.
const everybody: readonly Kind[] = ['platform', 'administrator', 'alone', 'holder', 'worker', 'away']
const pages: Readonly<Record<string, readonly Kind[]>> = {
  '': everybody,
  '/account': everybody,
  '/prove': everybody,
  '/permissions': everybody,
  '/people': everybody,
  '/requests': everybody,
  '/organisation': everybody,
  '/people/invite': ['platform', 'administrator', 'alone'],
  '/keys': ['administrator', 'alone', 'holder'],
  '/keys/own': ['holder'],
  '/keys/make': ['holder'],
  '/keys/change': ['holder'],
  '/keys/recover': ['holder'],
  '/log': ['platform', 'administrator', 'alone'],
  '/organisation/hand-over': ['administrator'],
  '/organisations': ['platform'],
  '/organisations/register': ['platform'],
  '/organisations/voorbeelddorp': ['platform'],
}

const organisationOf = (person: string) =>
  /voorbeeldstad|voorbeelddorp|hulppunt|opvang|platform|vertaler/.exec(person)?.[0].replace('vertaler', 'platform') ??
  'provincie'

test('every page opens to whom it is for, and to nobody else', async () => {
  let asked = 0
  for (const [person, kind] of Object.entries(people)) {
    const cookie = await cookieOf(person)
    for (const [path, kinds] of Object.entries(pages)) {
      const answer = await send({ path: `/nl/staff${path}`, headers: { cookie } })
      expect([person, path, answer.status]).toEqual([person, path, kinds.includes(kind) ? 200 : 403])
      asked += 1
    }
  }
  console.log(`${asked} pages asked for`)
})

test('nobody sees, or does anything to, somebody of another organisation', async () => {
  let asked = 0
  const steps = ['roles', 'away', 'back', 'stand-in', 'end', 'end-sign-ins', 'recover', 'invite-again', 'x', '']
  for (const person of Object.keys(people)) {
    const cookie = await cookieOf(person)
    for (const other of Object.keys(people).filter((one) => organisationOf(one) !== organisationOf(person))) {
      const path = `/nl/staff/people/${other}`
      const seen = await send({ path, headers: { cookie } })
      expect([person, other, seen.status]).toEqual([person, other, 404])
      asked += 1
    }
    const [stranger = ''] = Object.keys(people).filter((one) => organisationOf(one) !== organisationOf(person))
    for (const step of steps) {
      const answer = await sendForm(
        `/nl/staff/people/${stranger}`,
        { do: step, roles: 'focal-point', person, from: '2026-12-01', until: '2026-12-31' },
        { cookie },
      )
      expect([person, stranger, step, answer.status >= 400 || answer.status === 303]).toEqual([
        person,
        stranger,
        step,
        true,
      ])
      expect([person, step, (answer.headers.location ?? '').includes('done=')]).toEqual([person, step, false])
      asked += 1
    }
  }
  console.log(`${asked} times somebody of elsewhere`)
})
