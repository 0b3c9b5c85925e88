import { type Action, canHaveKey, type OrganisationKind, type State } from '#modules/organisations/index.ts'
import type { Session } from '#modules/organisations/server/index.ts'
import type { MessageKey } from '#platform/i18n/translator.ts'
import { gateOf, mayHere, staffRoutes } from './staff-routes.ts'

interface StaffPage {
  path: string
  words: MessageKey
  /** Where a page opens to more people than have something to do on it: shown to whose hat may do one of these. */
  for?: readonly (readonly [Action, State])[]
  /** At which kinds of organisation; left out: at each. To another kind the page says only that there is nothing. */
  at?: (kind: OrganisationKind) => boolean
}

const pages: readonly StaffPage[] = [
  { path: '', words: 'staff.nav.home' },
  { path: '/cases', words: 'cases.nav' },
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
  { path: '/keys', words: 'staff.nav.keys', at: canHaveKey },
  { path: '/cases/figures', words: 'staff.nav.figures', at: canHaveKey },
  { path: '/programme', words: 'promises.title' },
  { path: '/programme/settle', words: 'promises.to-settle' },
  { path: '/directory', words: 'staff.nav.directory' },
  { path: '/organisation', words: 'staff.nav.organisation', for: [['organisation.change', 'active']] },
  { path: '/organisations', words: 'staff.nav.organisations' },
  { path: '/policy', words: 'staff.nav.policy', at: (kind) => kind === 'municipality' },
  { path: '/hand-over', words: 'staff.nav.hand-over', at: (kind) => kind === 'municipality' },
  { path: '/notes', words: 'staff.nav.notes', at: (kind) => kind === 'province' },
  { path: '/log', words: 'staff.nav.log' },
  { path: '/account', words: 'staff.nav.account' },
]

function isFor(page: StaffPage, session: Session): boolean {
  const route = staffRoutes[page.path]
  if (route === undefined || gateOf(route, session) !== 'open') return false
  const { hat } = session
  if (page.at && (hat === null || !page.at(hat.kind))) return false
  return !page.for || (hat !== null && page.for.some(([action, state]) => mayHere(hat, action, state)))
}

/** The pages behind the sign-in that this person has something to do on; the nearest above `current` is the one they are on. */
export function staffLinks(session: Session, language: string, current: string) {
  const links = pages
    .filter((page) => isFor(page, session))
    .map(({ path, words }) => ({ path, words, href: `/${language}/staff${path}` }))
  const above = links.filter(({ path, href }) => current === href || (path !== '' && current.startsWith(`${href}/`)))
  const nearest = above.reduce((longest, { href }) => (href.length > longest.length ? href : longest), '')
  return links.map(({ href, words }) => ({ href, words, current: href === nearest }))
}
