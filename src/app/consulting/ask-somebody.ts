/**
 * Asks somebody about chosen fields of a case: opens the case with the unlocked key, shows what each field holds and then exactly what would go, seals that to who is asked – or behind a link
 * and a code – and sends only that.
 */
import { toBase64url } from '#modules/organisations/index.ts'
import {
  commitmentOfText,
  newReportingId,
  type Reader,
  sealQuestion,
  sealQuestionLetter,
} from '#modules/reporting/ceremonies/index.ts'
import {
  type Forwardable,
  type ForwardCopy,
  inOrder,
  knownFields,
  type OpenedCaseView,
  payloadLines,
  payloadOf,
  payloadText,
  type ShareGround,
} from '#modules/reporting/index.ts'
import { saltBytes } from '#platform/sealing/index.ts'
import { type How, type OpenCase, writeSealed } from '../casework/write-sealed.ts'
import { type ShownOnce, shownOnce } from '../forwarding/letter-once.ts'
import { type OpenToShare, openToShare, sendInstead } from '../forwarding/open-to-share.ts'
import { chosenIn, groundIn, knownNow, showFields, watchWeighing } from '../forwarding/sharing-fields.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'
import { keepHere, sendStep } from '../keys/send-step.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import { AskPage } from './ask-page.ts'
import type { AskFacts } from './question-facts.ts'

type To = { colleague: string } | { partner: string } | { outside: string }

/** What somebody chose, as it would go. */
interface Choice {
  to: To
  /** As the page names them. */
  name: string
  ground: ShareGround
  known: Forwardable
  /** Of those that hold something. */
  fields: ReturnType<typeof knownFields>
}

/** What was chosen, and sealed: the same for every try of the same choice, so that nobody is asked twice. */
interface Sealed {
  choice: string
  copy: ForwardCopy
  step: Readonly<Record<string, unknown>>
  /** Of a letter. */
  once: ShownOnce | null
}

async function start(root: HTMLElement): Promise<void> {
  const page = new AskPage(root)
  await openToShare(page, 'asking', (opened) => {
    const { view } = opened
    // Whoever is asked needs little: nothing is chosen beforehand.
    showFields(page, knownNow(page, view), () => false)
    watchWeighing(
      page,
      () => [...chosenIn(page), 'question'],
      () => knownNow(page, view),
    )
    watch(page, opened)
  })
}

function watch(page: AskPage, { open, view, drafts }: OpenToShare<AskPage>): void {
  let sealed: Sealed | null = null
  const again = (event: Event) => {
    event.preventDefault()
    void page.safely(async () => {
      const choice = choiceIn(page, view)
      const key = JSON.stringify([choice.to, choice.ground, choice.fields, choice.known])
      if (sealed?.choice !== key) sealed = await seal(page, ownReader(open), key, choice)
      page.showSummary(choice.name, choice.ground, payloadLines(sealed.copy.payload, page.facts.words))
    })
  }
  page.form?.addEventListener('submit', again)
  page.one('[data-ask-change]')?.addEventListener('click', () => page.hideSummary())
  page.one('[data-ask-send]')?.addEventListener('click', () => {
    void page.safely(async () => {
      if (sealed === null) throw new Refused('failed')
      const made = sealed
      await sendInstead(page, drafts, (instead) => sendWithCopy(open, made, instead))
      const { once } = made
      if (once === null) return location.assign(`${page.facts.caseAddress}?done=question-asked#consultation`)
      // A link and a code that nobody can bring back: leaving asks first.
      keepHere()
      page.showOnce(once.link, once.code, 'question-asked')
    })
  })
}

/** The question, and the copy of who asks, are kept together or not at all. */
async function sendWithCopy(open: OpenCase<AskFacts>, { copy, step }: Sealed, instead: string | null): Promise<void> {
  const { organisation, forward } = open.facts
  const { told, ...rest } = step as { told: object }
  const how: How = {
    beside: { forward: copy.forwardId },
    send: (sealed) =>
      sendStep({ facts: { organisation, send: forward } }, { ...rest, told: { ...told, copy: sealed, instead } }),
  }
  await writeSealed(open, 'forward', copy, { how, instead })
}

/** @throws Refused for what was not chosen, with the place where it is. */
function choiceIn(page: AskPage, view: OpenedCaseView): Choice {
  const to = toIn(page)
  const ground = groundIn(page)
  if (page.typed('question').trim() === '') throw new Refused('question', 'question')
  if (!ground) throw new Refused('ground', 'ground-place-based')
  const known = knownNow(page, view)
  return {
    to,
    name: nameOf(page, to),
    ground,
    known,
    fields: knownFields(known, inOrder([...chosenIn(page), 'question'])),
  }
}

function toIn(page: AskPage): To {
  const way = page.picked('to')
  const [colleague, partner, outside] = [page.colleague(), page.partner(), page.outside().trim()]
  if (way === 'colleague') {
    if (colleague === '') throw new Refused('colleague', 'colleague')
    return { colleague }
  }
  if (way === 'inside') {
    if (partner === '') throw new Refused('partner', 'partner')
    return { partner }
  }
  if (way !== 'outside') throw new Refused('to', 'to-colleague')
  if (outside === '') throw new Refused('name', 'outside')
  return { outside }
}

function nameOf({ facts }: AskPage, to: To): string {
  if ('outside' in to) return to.outside
  if ('partner' in to) return facts.partners.find(({ organisation }) => organisation === to.partner)?.name ?? ''
  return facts.colleagues.find(({ person }) => person === to.colleague)?.name ?? ''
}

async function seal(
  page: AskPage,
  own: Reader,
  choice: string,
  { to, name, ground, known, fields }: Choice,
): Promise<Sealed> {
  const payload = payloadOf(known, fields, toBase64url(random(saltBytes)))
  const text = payloadText(payload)
  const hash = await commitmentOfText(text)
  if (!hash.ok) throw new Error('a payload has its salt')
  const forwardId = newReportingId(random)
  const told = { forwardId, ground, fields, payloadHash: hash.value }
  const copy: ForwardCopy = { v: 1, forwardId, to: name, ground, payload, files: [], identity: false }
  if ('outside' in to) return { choice, copy, ...(await outsideStep(page, own, told, to.outside, text)) }
  return { choice, copy, once: null, step: await insideStep(page, own, told, to, text) }
}

/** The key of one's own organisation, as it is unlocked here: no server puts another in its place. */
function ownReader({ facts: { organisation, keyNumber }, work }: OpenCase<AskFacts>): Reader {
  const publicKey = work.get(keyNumber)?.publicKey
  if (!publicKey) throw new Refused('own-old-key')
  return { organisation, keyNumber, publicKey }
}

async function insideStep(
  page: AskPage,
  own: Reader,
  told: { forwardId: string },
  to: { colleague: string } | { partner: string },
  text: string,
) {
  const partner = 'partner' in to ? page.facts.partners.find(({ organisation }) => organisation === to.partner) : null
  if (partner === undefined) throw new Refused('partner', 'partner')
  const asked = partner === null ? own : { ...partner, publicKey: bytesOf(partner.publicKey) }
  const made = await sealQuestion({ asked, own }, told.forwardId, text, random)
  if (!made.ok) throw new Refused(made.error === 'too-large' ? 'too-large' : 'old-key')
  const { keyNumber, wrapped, envelope } = made.value
  return {
    do: 'ask-inside',
    told,
    organisation: asked.organisation,
    person: 'colleague' in to ? to.colleague : null,
    sealed: { ...replyIn(made.value), keyNumber, wrapped: toBase64url(wrapped), envelope: toBase64url(envelope) },
  }
}

async function outsideStep(page: AskPage, own: Reader, told: { forwardId: string }, outside: string, text: string) {
  const made = await sealQuestionLetter(own, told.forwardId, text, random)
  if (!made.ok) throw new Refused(made.error === 'too-large' ? 'too-large' : 'own-old-key')
  const { token, proof, envelope, linkSecret, code } = made.value.letter
  const letter = { token: toBase64url(token), proof: toBase64url(proof), envelope: toBase64url(envelope) }
  return {
    step: { do: 'ask-outside', told, outside, letter, reply: replyIn(made.value.reply) },
    once: shownOnce(page.facts.letters, { token, linkSecret, code }),
  }
}

const replyIn = ({ ownNumber, ownWrapped }: { ownNumber: number; ownWrapped: Uint8Array }) => ({
  ownNumber,
  ownWrapped: toBase64url(ownWrapped),
})

const root = document.querySelector<HTMLElement>('[data-forward]')
if (root) void start(root)
