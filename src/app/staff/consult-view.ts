import { error, type RequestEvent } from '@sveltejs/kit'
import { toBase64url } from '#modules/organisations/index.ts'
import type { CaseState } from '#modules/reporting/index.ts'
import {
  askedQuestion,
  caseInClear,
  letterDays,
  openQuestionHere,
  partnersFor,
} from '#modules/reporting/server/index.ts'
import type { AskFacts, QuestionFacts } from '../consulting/question-facts.ts'
import { letterWords } from '../letter-words.ts'
import { caseDesk, holdersNow, unlockablePage, workPlaceOf } from './case-pages.ts'
import { rulesIn, sharingFacts } from './forward-view.ts'
import type { keyPage } from './key-pages.ts'
import { actorOf } from './staff-request.ts'

type Event = Parameters<typeof keyPage>[0]

/** What the page on which somebody is asked about a case is drawn from. Nothing sealed is in it. */
export async function consultView(event: Event & { params: { case: string } }) {
  const page = await unlockablePage(event)
  const { session } = page.keys
  const actor = actorOf(session)
  const desk = caseDesk(event)
  const found = await caseInClear(desk, actor, event.params.case)
  if (!found.ok) error(found.error === 'unknown-case' ? 404 : 403, 'no case for this hat')
  const partners = await partnersFor(desk, actor)
  if (!partners.ok) error(403, 'nobody asks in this hat')
  const colleagues = (await holdersNow(event, actor)).filter(({ person }) => person !== session.person.id)
  const shared = sharingFacts(event, page, found.value, partners.value)
  const facts: AskFacts | null = shared && {
    ...shared,
    forward: `/${event.locals.language}/staff/cases/${found.value.id}/consult/do`,
    caseAddress: `/${event.locals.language}/staff/cases/${found.value.id}`,
    colleagues,
  }
  return {
    organisation: session.hat.name,
    caseId: found.value.id,
    partners: partners.value.map(({ organisation, name }) => ({ organisation, name })),
    colleagues,
    rules: rulesIn(event),
    days: letterDays,
    facts,
    hindrance: page.hindrance,
    mayAsk: mayAsk(found.value.state),
  }
}

/** Whether somebody may be asked as the case stands: it was weighed, and is neither with a partner nor closed. */
export const mayAsk = (state: CaseState): boolean =>
  state === 'weighed' || state === 'answered' || state === 'in-consultation'

/** What the page of a question is drawn from, for who was asked. Nothing sealed is in it. */
export async function questionView(event: Event & { params: { question: string } }) {
  const page = await unlockablePage(event)
  const { session } = page.keys
  const desk = caseDesk(event)
  const found = await askedQuestion(desk, actorOf(session), event.params.question)
  if (!found.ok) error(found.error === 'unknown' ? 404 : 403, 'no question for this hat')
  const { language } = event.locals
  const facts: QuestionFacts = {
    send: `/${language}/staff/cases/asked/${found.value.id}/do`,
    id: found.value.id,
    organisation: session.hat.organisation,
    work: workPlaceOf(page),
    manifest: found.value.manifest,
    words: letterWords(event),
  }
  return {
    organisation: session.hat.name,
    question: found.value,
    today: desk.today(),
    facts,
    hindrance: page.hindrance,
  }
}

/** A question for the browser of who was asked: bytes as base64url. Refusals: as of `openQuestionHere`. */
export async function sealedQuestion(
  event: Pick<RequestEvent, 'locals'>,
  actor: ReturnType<typeof actorOf>,
  id: string,
) {
  const given = await openQuestionHere(caseDesk(event), actor, id)
  if (!given.ok) return given
  const { from, envelope, keys } = given.value
  const wrapped = keys.map((one) => ({ keyNumber: one.keyNumber, wrapped: toBase64url(one.wrapped) }))
  return { ok: true as const, value: { from, envelope: toBase64url(envelope), keys: wrapped } }
}
