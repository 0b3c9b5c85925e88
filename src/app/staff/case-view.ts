import { error } from '@sveltejs/kit'
import type { CaseFacts } from '#app/casework/sent-case.ts'
import { ourPeople } from '#modules/organisations/server/index.ts'
import { choiceIn, stepsOnPage } from '#modules/reporting/index.ts'
import { caseForwards, caseInClear, consultationsOf, readRetention } from '#modules/reporting/server/index.ts'
import { reportPlaces } from '../report-places.ts'
import { caseDesk, caseFacts, holdersNow, unlockablePage } from './case-pages.ts'
import { mayAsk } from './consult-view.ts'
import type { keyPage } from './key-pages.ts'
import { actorOf, staffDesk } from './staff-request.ts'

type Event = Parameters<typeof keyPage>[0] & { params: { case: string } }

/** What the page of a case is drawn from: what stands in clear, and what its script needs. Nothing sealed is in it. */
export async function caseView(event: Event) {
  const page = await unlockablePage(event)
  const { session } = page.keys
  const actor = actorOf(session)
  const desk = caseDesk(event)
  const found = await caseInClear(desk, actor, event.params.case)
  if (!found.ok) error(found.error === 'unknown-case' ? 404 : 403, 'no case for this hat')
  const kept = await readRetention(desk, actor, event.params.case)
  const forwards = await caseForwards(desk, actor, event.params.case)
  const { members } = await ourPeople(staffDesk(event).door, actor)
  const people = Object.fromEntries(members.map(({ person, name }) => [person, name]))
  const holders = await holdersNow(event, actor)
  const consultations = await consultationsOf(desk, actor, event.params.case)
  const { services, language } = event.locals
  const places = reportPlaces(services)
  const sent = caseFacts(event, page, event.params.case)
  const facts: CaseFacts | null = sent && {
    ...sent,
    // Read before everything else that is drawn: what comes meanwhile stays news.
    news: found.value.news,
    places: Object.fromEntries(places.map(({ code, name }) => [code, name])),
    people,
  }
  return {
    organisation: session.hat.name,
    found: found.value,
    kept: kept.ok ? kept.value : null,
    forwards: forwards.ok ? forwards.value : [],
    consultations: consultations.ok ? consultations.value : [],
    mayAsk: mayAsk(found.value.state),
    today: desk.today(),
    me: session.person.id,
    people,
    holders,
    places,
    choice: choiceIn({ ...found.value.coded, danger: found.value.danger }),
    steps: stepsOnPage(found.value.state),
    signals: services.guides.signals(services.contentLanguage(language)),
    plans: focalPlans(event),
    facts,
    hindrance: page.hindrance,
  }
}

/** The step plans of focal points with the outcomes that a weighing may come to. */
function focalPlans({ locals: { services, language } }: Event) {
  const content = services.contentLanguage(language)
  return [...services.library.guides.values()].flatMap(({ guide }) => {
    if (guide.audience !== 'focal-point') return []
    const worded = services.guides.find(guide.id, content)
    if (worded.kind !== 'found') return []
    const { words } = worded.worded
    const outcomes = Object.entries(guide.nodes).flatMap(([id, node]) =>
      node.kind === 'outcome' ? [{ id: `${guide.id}/${id}`, words: words.nodes[id]?.text ?? id }] : [],
    )
    return [{ id: guide.id, title: words.title, outcomes }]
  })
}
