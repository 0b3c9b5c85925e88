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
  const wrong: string[] = []
  let asked = 0
  for (const [person, kind] of Object.entries(people)) {
    const cookie = await cookieOf(person)
    await Promise.all(
      Object.entries(pages).map(async ([path, kinds]) => {
        const { status } = await send({ path: `/nl/staff${path}`, headers: { cookie } })
        asked += 1
        if (status !== (kinds.includes(kind) ? 200 : 403)) wrong.push(`${person}, ${path || '/'}: ${status}`)
      }),
    )
  }
  console.log(`${asked} pages asked for`)
  expect(wrong).toEqual([])
  expect(asked).toBe(Object.keys(people).length * Object.keys(pages).length)
})

test('nobody sees, or does anything to, somebody of another organisation', async () => {
  const wrong: string[] = []
  let asked = 0
  const steps = ['roles', 'away', 'back', 'stand-in', 'end', 'end-sign-ins', 'recover', 'invite-again', 'x', '']
  for (const person of Object.keys(people)) {
    const cookie = await cookieOf(person)
    const strangers = Object.keys(people).filter((one) => organisationOf(one) !== organisationOf(person))
    await Promise.all(
      strangers.map(async (other) => {
        const { status } = await send({ path: `/nl/staff/people/${other}`, headers: { cookie } })
        asked += 1
        if (status !== 404) wrong.push(`${person} sees ${other}: ${status}`)
      }),
    )
    const [stranger = ''] = strangers
    for (const step of steps) {
      const { status, headers } = await sendForm(
        `/nl/staff/people/${stranger}`,
        { do: step, roles: 'focal-point', person, from: '2026-12-01', until: '2026-12-31' },
        { cookie },
      )
      asked += 1
      const isDone = (headers.location ?? '').includes('done=')
      if ((status < 400 && status !== 303) || isDone) wrong.push(`${person} does ${step} to ${stranger}: ${status}`)
    }
  }
  console.log(`${asked} times somebody of elsewhere`)
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(400)
})
