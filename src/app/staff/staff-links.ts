import type { Action, State } from '#modules/organisations/index.ts'
import type { Session } from '#modules/organisations/server/index.ts'
import type { MessageKey } from '#platform/i18n/translator.ts'
import { mayHere } from './staff-routes.ts'

interface StaffPage {
  path: string
  words: MessageKey
  /** Shown to whose hat may do one of these with what is their own; left out: to everybody who is signed in. */
  for?: readonly (readonly [Action, State])[]
}

const pages: readonly StaffPage[] = [
  { path: '', words: 'staff.nav.home' },
  { path: '/people', words: 'staff.nav.people', for: [['membership.see', 'active']] },
  {
    path: '/requests',
    words: 'staff.nav.requests',
    for: [
      ['membership.make-administrator', 'active'],
      ['account.recover', 'there'],
      ['organisation.hand-over', 'active'],
    ],
  },
  { path: '/organisation', words: 'staff.nav.organisation', for: [['organisation.change', 'active']] },
  { path: '/organisations', words: 'staff.nav.organisations', for: [['organisation.register', 'active']] },
  { path: '/log', words: 'staff.nav.log', for: [['log.read', 'there']] },
  { path: '/account', words: 'staff.nav.account' },
]

/** The pages behind the sign-in that this person has something to do on. */
export const staffLinks = ({ hat }: Session, language: string, current: string) =>
  pages
    .filter((page) => !page.for || (hat && page.for.some(([action, state]) => mayHere(hat, action, state))))
    .map(({ path, words }) => {
      const href = `/${language}/staff${path}`
      const within = path !== '' && current.startsWith(`${href}/`)
      return { href, words, current: current === href || within }
    })
