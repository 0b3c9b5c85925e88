/**
 * Hands chosen fields of a case over: opens the case with the unlocked key, shows what each field holds, seals what was chosen to the partner or behind a link and a code, and sends
 * only that.
 */
import { toBase64url } from '#modules/organisations/index.ts'
import { commitmentOfText, newReportingId, sealForward, sealLetter } from '#modules/reporting/ceremonies/index.ts'
import {
  type Forwardable,
  type ForwardCopy,
  type ForwardField,
  fieldsToWeigh,
  forwardFieldNames,
  isAboutPeople,
  knownFields,
  type OpenedCaseView,
  payloadLines,
  payloadOf,
  payloadText,
  type ShareGround,
  shareGroundNames,
} from '#modules/reporting/index.ts'
import { saltBytes, showReceiptCode } from '#platform/sealing/index.ts'
import { watchLock } from '../casework/case-lock.ts'
import { openEverything, openKeys } from '../casework/open-sealed.ts'
import type { SentCase } from '../casework/sent-case.ts'
import { workKeys } from '../casework/work-key.ts'
import { type How, type OpenCase, type Send, writeSealed } from '../casework/write-sealed.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'
import { keepHere, sendStep } from '../keys/send-step.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { ForwardFacts } from './forward-facts.ts'
import { ForwardPage } from './forward-page.ts'
import { forwardableOf } from './forwardable.ts'

/** A case that is open on this page. */
type Open = OpenCase<ForwardFacts>

/** What was chosen, and sealed: the same for every try of the same choice, so that nothing is sent twice. */
interface Sealed {
  choice: string
  /** What stays with the sender. */
  copy: ForwardCopy
  step: Readonly<Record<string, unknown>>
  /** Of a letter: what is shown once. */
  once: { link: string; code: string } | null
}

async function start(root: HTMLElement): Promise<void> {
  const page = new ForwardPage(root)
  if (!page.facts || !page.form) return
  const work = isSecureContext ? await workKeys(localStorage, page.facts.work, Date.now()) : null
  page.setOpen(false)
  if (work === null) return
  const { facts } = page
  await page.safely(async () => {
    const sent = await sendStep<SentCase>({ facts }, { do: 'open', case: facts.caseId })
    const place = { organisation: facts.organisation, caseId: facts.caseId }
    const keys = await openKeys(work, place, sent)
    if (keys === null) throw new Refused('locked-case')
    const view = await openEverything(keys, place, sent)
    page.setOpen(true)
    show(page, view)
    const send: Send = (step) => sendStep({ facts }, step)
    watch(page, { facts, send, keys, work, sent, begun: new Map() }, view)
    watchLock(page, async () => undefined)
  })
}

const knownNow = (page: ForwardPage, view: OpenedCaseView): Forwardable =>
  forwardableOf(view, page.facts, { summary: page.typed('summary'), question: page.typed('question') })

/** What each field holds; what holds nothing cannot be chosen. Facts are chosen beforehand, what may be about people is not. */
function show(page: ForwardPage, view: OpenedCaseView): void {
  const known = knownNow(page, view)
  const lines = payloadLines(payloadOf(known, forwardFieldNames, ''), page.facts.words)
  for (const field of forwardFieldNames) {
    const line = lines.find((one) => one.field === field)
    const box = page.box(field)
    if (!box) continue
    box.disabled = line === undefined
    box.checked = line !== undefined && !isAboutPeople(field)
    page.setValue(field, line ? line.values.join(', ') : '–')
  }
}

function watch(page: ForwardPage, open: Open, view: OpenedCaseView): void {
  const { form } = page
  if (!form) return
  let sealed: Sealed | null = null
  const weigh = () => {
    const ground = groundIn(page)
    const chosen = ground ? fieldsToWeigh(ground, knownFields(knownNow(page, view), chosenIn(page))) : []
    page.weigh(chosen.map((field) => page.facts.words.fields[field]))
  }
  form.addEventListener('input', weigh)
  form.addEventListener('change', weigh)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void page.safely(async () => {
      const choice = choiceIn(page)
      const known = knownNow(page, view)
      const key = JSON.stringify([choice, known])
      if (sealed?.choice !== key) sealed = await seal(page, key, choice, known)
      await sendWithCopy(open, sealed)
      if (sealed.once === null) location.assign(`${location.pathname}?done=sent`)
      else showOnce(page, sealed.once)
    })
  })
}

/** What is passed on, and the sender's copy of it, are kept together or not at all. */
async function sendWithCopy(open: Open, { copy, step }: Sealed): Promise<void> {
  const { facts } = open
  const page = { facts: { organisation: facts.organisation, send: facts.forward } }
  const how: How = {
    beside: { forward: copy.forwardId },
    send: (sealed) => sendStep(page, { ...step, copy: sealed }),
  }
  await writeSealed(open, 'forward', copy, { how })
}

const chosenIn = (page: ForwardPage): ForwardField[] => [
  ...forwardFieldNames.filter((field) => page.box(field)?.checked ?? false),
  'summary',
  'question',
]
const groundIn = (page: ForwardPage): ShareGround | undefined =>
  shareGroundNames.find((one) => one === page.picked('ground'))

interface Choice {
  to: { partner: string } | { outside: string }
  ground: ShareGround
  chosen: readonly ForwardField[]
}

/** @throws Refused for what was not chosen, with the place where it is. */
function choiceIn(page: ForwardPage): Choice {
  const way = page.picked('to')
  const [partner, outside] = [page.partner(), page.outside().trim()]
  if (way !== 'inside' && way !== 'outside') throw new Refused('to', 'to-outside')
  if (way === 'inside' && partner === '') throw new Refused('to', 'partner')
  if (way === 'outside' && outside === '') throw new Refused('name', 'outside')
  const ground = groundIn(page)
  if (!ground) throw new Refused('ground', 'ground-place-based')
  return { to: way === 'inside' ? { partner } : { outside }, ground, chosen: chosenIn(page) }
}

async function seal(
  page: ForwardPage,
  choice: string,
  { to, ground, chosen }: Choice,
  known: Forwardable,
): Promise<Sealed> {
  const fields = knownFields(known, chosen)
  if (fields.length === 0) throw new Refused('fields', 'summary')
  const payload = payloadOf(known, fields, toBase64url(random(saltBytes)))
  const text = payloadText(payload)
  const hash = await commitmentOfText(text)
  if (!hash.ok) throw new Error('a payload has its salt')
  const forwardId = newReportingId(random)
  const told = { forwardId, ground, fields, payloadHash: hash.value }
  const copy: ForwardCopy = { v: 1, forwardId, to: nameOf(page, to), ground, payload, files: [], identity: false }
  if ('partner' in to) return { choice, copy, once: null, step: await insideStep(page, told, to.partner, text) }
  const { letters, organisation } = page.facts
  const letter = await sealLetter({ from: organisation, forwardId }, text, random)
  if (!letter.ok) throw new Refused('too-large')
  const { token, proof, envelope, linkSecret, code } = letter.value
  const sent = { token: toBase64url(token), proof: toBase64url(proof), envelope: toBase64url(envelope) }
  return {
    choice,
    copy,
    step: { do: 'forward-outside', told, outside: to.outside, letter: sent },
    once: { link: `${letters}/${sent.token}#${toBase64url(linkSecret)}`, code: showReceiptCode(code) },
  }
}

const nameOf = ({ facts }: ForwardPage, to: Choice['to']): string =>
  'outside' in to ? to.outside : (facts.partners.find(({ organisation }) => organisation === to.partner)?.name ?? '')

async function insideStep(page: ForwardPage, told: object, partner: string, text: string) {
  const to = page.facts.partners.find(({ organisation }) => organisation === partner)
  if (!to) throw new Refused('to', 'partner')
  const made = await sealForward({ ...to, publicKey: bytesOf(to.publicKey) }, text, random)
  if (!made.ok) throw new Refused(made.error === 'too-large' ? 'too-large' : 'old-key')
  const { newCase, keyNumber, ...bytes } = made.value
  const sealed = Object.fromEntries(Object.entries(bytes).map(([name, value]) => [name, toBase64url(value)]))
  return { do: 'forward-inside', told, partner, sealed: { newCase, keyNumber, ...sealed } }
}

/** A link and a code that nobody can bring back: leaving asks first. */
function showOnce(page: ForwardPage, { link, code }: { link: string; code: string }): void {
  keepHere()
  page.showOnce(link, code)
}

const root = document.querySelector<HTMLElement>('[data-forward]')
if (root) void start(root)
