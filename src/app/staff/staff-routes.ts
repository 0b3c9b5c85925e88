import { type Action, about, mayDo, type State } from '#modules/organisations/index.ts'
import type { HatChoice, Session } from '#modules/organisations/server/index.ts'

/**
 * Who may open an address behind the sign-in. `anybody` – also who is not signed in · `signed-in` – whichever hat, or none · `hat` – with a hat on · a list – with a hat
 * that may do one of these, in this state, with what belongs to its own organisation.
 */
export type StaffRoute = 'anybody' | 'signed-in' | 'hat' | readonly (readonly [Action, State])[]

const administers = [
  ['organisation.invite', 'active'],
  ['organisation.change', 'active'],
] as const
/** Those who could have the key themselves: the others order what happens with it. */
const holds = [['key.open', 'in-use']] as const

const speaks = [
  ['promise.change', 'open'],
  ['evidence.add', 'there'],
] as const
const settles = [
  ['promise.settle', 'open'],
  ['promise.reopen', 'settled'],
] as const
const seesCases = [['case.see', 'open']] as const
const opensDoors = [['directory-row.change', 'there']] as const

/**
 * Every address behind the sign-in. One that is not here is not built: `unlistedRoutes`. What somebody may do on it is asked of the table of permissions again, by the
 * step itself and by the database.
 */
export const staffRoutes: Readonly<Record<string, StaffRoute>> = {
  '': 'signed-in',
  '/account': 'signed-in',
  '/cases': seesCases,
  '/cases/[case]': seesCases,
  '/cases/[case]/file/[item]/[sequence]': seesCases,
  '/cases/[case]/forward': seesCases,
  '/cases/[case]/forward/along/[target]/[item]/[sequence]': [['forward.send', 'there']],
  '/cases/[case]/consult': seesCases,
  '/cases/[case]/consult/do': [['consultation.ask', 'there']],
  '/cases/[case]/forward/do': [['forward.send', 'there']],
  '/cases/asked': [['consultation.see', 'there']],
  '/cases/asked/[question]': [['consultation.see', 'there']],
  '/cases/asked/[question]/do': [['consultation.see', 'there']],
  '/cases/do': seesCases,
  '/cases/hand-over': seesCases,
  '/cases/new': seesCases,
  '/cases/search': seesCases,
  '/cases/unlock': seesCases,
  '/cases/words.json': seesCases,
  '/cases/plans.json': seesCases,
  '/cases/figures': [['figures.see', 'there']],
  '/directory': opensDoors,
  '/directory/[part]/[id]': opensDoors,
  '/directory/[part]/[id]/change': opensDoors,
  '/elsewhere': 'anybody',
  '/elsewhere/back-channel-logout': 'anybody',
  '/elsewhere/begin': 'anybody',
  '/elsewhere/signed-out': 'anybody',
  '/ended': 'anybody',
  '/hand-over': [['hand-over-row.change', 'open']],
  '/hat': 'signed-in',
  '/invitation/[token]': 'anybody',
  '/keys': [['key.see', 'in-use']],
  '/keys/change': holds,
  '/keys/do': holds,
  '/keys/give/[person]': holds,
  '/keys/make': holds,
  '/keys/own': holds,
  '/keys/recover': holds,
  '/log': [['log.read', 'there']],
  '/log/log.csv': [['log.read', 'there']],
  '/notes': [['note.write', 'draft']],
  '/notes/[note]': [['note.write', 'draft']],
  '/notes/[note]/note.docx': [['note.write', 'draft']],
  '/notes/[note]/note.pdf': [['note.write', 'draft']],
  '/notes/new': [['note.write', 'draft']],
  '/organisation': 'hat',
  '/organisation/hand-over': [['organisation.hand-over', 'active']],
  '/organisations': [['organisation.register', 'active']],
  '/organisations/[organisation]': [['organisation.register', 'active']],
  '/organisations/register': [['organisation.register', 'active']],
  '/other-hat': 'signed-in',
  '/people': 'hat',
  '/people/[person]': 'hat',
  '/people/invite': administers,
  '/permissions': 'anybody',
  '/policy': [['policy-document.change', 'there']],
  '/policy/[document]': [['policy-document.change', 'there']],
  '/policy/new': [['policy-document.change', 'there']],
  '/programme': speaks,
  '/programme/[item]': [...speaks, ...settles],
  '/programme/agreements': [['agreement.change', 'there']],
  '/programme/agreements/[agreement]': [['agreement.change', 'there']],
  '/programme/agreements/new': [['agreement.change', 'there']],
  '/programme/settle': settles,
  '/prove': 'signed-in',
  '/requests': 'hat',
  '/sign-in': 'anybody',
  '/sign-out': 'anybody',
}

export const staffBase = '/[lang=lang]/staff'

/** What stands for a route of ours in the table; undefined for one that is not behind the sign-in, or not in it. */
export const staffRoute = (id: string | null): StaffRoute | undefined =>
  id?.startsWith(staffBase) ? staffRoutes[id.slice(staffBase.length)] : undefined

export const isStaffRoute = (id: string | null): boolean =>
  id === staffBase || (id?.startsWith(`${staffBase}/`) ?? false)

/** Routes that the table does not have, and rows without a route. `ids`: those of the folders. */
export function unlistedRoutes(ids: readonly string[]): { missing: string[]; left: string[] } {
  const ours = ids.filter(isStaffRoute).map((id) => id.slice(staffBase.length))
  return {
    missing: ours.filter((id) => !Object.hasOwn(staffRoutes, id)),
    left: Object.keys(staffRoutes).filter((id) => !ours.includes(id)),
  }
}

/** Whether the hat may do this with something of its own organisation that is about somebody else. */
export const mayHere = (hat: HatChoice, action: Action, state: State): boolean =>
  mayDo(hat, action, about(hat.organisation, state, { person: /^(membership|account)\./.test(action) ? '' : null })).ok

/** `open` · `sign-in` – somebody has to sign in first · `choose-hat` – to put on a hat · `refused` – not with this hat. */
export type Gate = 'open' | 'sign-in' | 'choose-hat' | 'refused'

/** Whether a route opens for who sits behind the request. */
export function gateOf(route: StaffRoute, session: Session | null): Gate {
  if (route === 'anybody') return 'open'
  if (session === null) return 'sign-in'
  if (route === 'signed-in') return 'open'
  const { hat } = session
  if (hat === null) return 'choose-hat'
  return route === 'hat' || route.some(([action, state]) => mayHere(hat, action, state)) ? 'open' : 'refused'
}
