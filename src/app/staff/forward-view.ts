import { error } from '@sveltejs/kit'
import { toBase64url } from '#modules/organisations/index.ts'
import { type CaseState, type ShareGround, shareGroundNames, shareGrounds } from '#modules/reporting/index.ts'
import {
  type CaseInClear,
  caseForwards,
  caseInClear,
  letterDays,
  type Partner,
  partnersFor,
} from '#modules/reporting/server/index.ts'
import type { ForwardFacts } from '../forwarding/forward-facts.ts'
import { letterWords } from '../letter-words.ts'
import { caseDesk, type UnlockablePage, unlockablePage, workPlaceOf } from './case-pages.ts'
import type { keyPage } from './key-pages.ts'
import { actorOf } from './staff-request.ts'

type Event = Parameters<typeof keyPage>[0] & { params: { case: string } }

/** What the page on which a case is handed over is drawn from. Nothing sealed is in it. */
export async function forwardView(event: Event) {
  const page = await unlockablePage(event)
  const { session } = page.keys
  const actor = actorOf(session)
  const desk = caseDesk(event)
  const found = await caseInClear(desk, actor, event.params.case)
  if (!found.ok) error(found.error === 'unknown-case' ? 404 : 403, 'no case for this hat')
  const [forwards, partners] = [await caseForwards(desk, actor, found.value.id), await partnersFor(desk, actor)]
  if (!forwards.ok || !partners.ok) error(403, 'no forwards for this hat')
  const facts = sharingFacts(event, page, found.value, partners.value)
  return {
    organisation: session.hat.name,
    found: found.value,
    today: desk.today(),
    forwards: forwards.value,
    partners: partners.value.map(({ organisation, name }) => ({ organisation, name })),
    rules: rulesIn(event),
    days: letterDays,
    facts,
    hindrance: page.hindrance,
    standing: standingOf(found.value.state),
    vault: vaultOf(found.value.vault),
  }
}

/** Whether this person may let who the reporter is go along now: `nobody` – nobody told who they are. */
const vaultOf = ({
  hasIdentity,
  openUntil,
}: {
  hasIdentity: boolean
  openUntil: Date | null
}): 'nobody' | 'closed' | 'open' => (!hasIdentity ? 'nobody' : openUntil === null ? 'closed' : 'open')

/** What the script needs of a page on which something of a case is shared; null: the organisation has no key. */
export function sharingFacts(
  event: Event,
  page: UnlockablePage,
  { id, coded, receivedOn }: Pick<CaseInClear, 'id' | 'coded' | 'receivedOn'>,
  partners: readonly Partner[],
): ForwardFacts | null {
  const { services, language } = event.locals
  const { session } = page.keys
  const cases = `/${language}/staff/cases`
  return (
    page.facts.current && {
      send: `${cases}/do`,
      forward: `${cases}/${id}/forward/do`,
      along: `${cases}/${id}/forward/along`,
      letters: `${services.signing.site}/${language}/report/forward`,
      caseId: id,
      organisation: session.hat.organisation,
      me: session.person.id,
      work: workPlaceOf(page),
      keyNumber: page.facts.current.number,
      partners: partners.map((one) => ({ ...one, publicKey: toBase64url(one.publicKey) })),
      coded,
      receivedOn,
      words: letterWords(event),
    }
  )
}

/** What may be handed over as the case stands: `urgent` – before it was weighed only what cannot wait. `unread` – nobody read it: that is done on its own page. */
function standingOf(state: CaseState): 'closed' | 'unread' | 'urgent' | 'ready' {
  if (state === 'closed' || state === 'deleted') return 'closed'
  if (state === 'new') return 'unread'
  return state === 'read' ? 'urgent' : 'ready'
}

/** The words of the catalogue for the rules of each ground; Dutch where a language has none. */
export function rulesIn({ locals: { services, language } }: Event) {
  const { groundWords } = services.library.catalogues
  const words = groundWords.get(services.contentLanguage(language)) ?? groundWords.get('nl')
  const of = (ground: ShareGround) =>
    shareGrounds[ground].rules.flatMap((id) => {
      const rule = words?.grounds[id]
      return rule ? [{ id, title: rule.title, text: rule.text }] : []
    })
  return Object.fromEntries(shareGroundNames.map((ground) => [ground, of(ground)])) as Record<
    ShareGround,
    ReturnType<typeof of>
  >
}
