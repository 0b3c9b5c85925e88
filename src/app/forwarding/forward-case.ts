/**
 * Hands chosen fields of a case over: opens the case with the unlocked key, shows what each field holds, seals what was chosen to the partner or behind a link and a code, and sends
 * only that.
 */
import {
  type FileFacts,
  type Forwardable,
  type ForwardField,
  fieldsToWeigh,
  forwardFieldNames,
  isAboutPeople,
  knownFields,
  mayNameReporter,
  mostAlongMegabytes,
  mostFiles,
  type OpenedCaseView,
  payloadLines,
  payloadOf,
  type ShareGround,
  shareGroundNames,
} from '#modules/reporting/index.ts'
import { watchLock } from '../casework/case-lock.ts'
import { openEverything, openKeys } from '../casework/open-sealed.ts'
import type { SentCase } from '../casework/sent-case.ts'
import { workKeys } from '../casework/work-key.ts'
import { type How, type Send, writeSealed } from '../casework/write-sealed.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { keepHere, sendStep } from '../keys/send-step.ts'
import { ForwardPage } from './forward-page.ts'
import { forwardableOf } from './forwardable.ts'
import { type Choice, type OpenForward, type SealedStep, sealStep } from './seal-step.ts'
import { sendAlong } from './send-along.ts'

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
    page.drawFiles(filesIn(view))
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

function watch(page: ForwardPage, open: OpenForward, view: OpenedCaseView): void {
  const { form } = page
  if (!form) return
  let sealed: { of: string; step: SealedStep } | null = null
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
      const choice = choiceIn(page, filesIn(view))
      const known = knownNow(page, view)
      const of = JSON.stringify([choice, known])
      if (sealed?.of !== of) sealed = { of, step: await sealStep(open, choice, known) }
      await sendWithCopy(page, open, sealed.step)
      if (sealed.step.once === null) location.assign(`${location.pathname}?done=sent`)
      else showOnce(page, sealed.step.once)
    })
  })
}

/** What is passed on, and the sender's copy of it, are kept together or not at all; files come before it. */
async function sendWithCopy(page: ForwardPage, open: OpenForward, { copy, step, along }: SealedStep): Promise<void> {
  const { facts } = open
  await sendAlong(facts.along, along, (done, total) => page.progress(done, total))
  const to = { facts: { organisation: facts.organisation, send: facts.forward } }
  const how: How = {
    beside: { forward: copy.forwardId },
    send: (sealed) =>
      sendStep(to, { ...step, copy: sealed }).catch((error: unknown) => {
        if (!(error instanceof Refused) || error.code !== 'no-file') throw error
        // They waited too long, and are sent anew with the next try.
        along.sent.clear()
        throw new Refused('files-gone')
      }),
  }
  await writeSealed(open, 'forward', copy, { how })
}

/** Every file of the case, of whoever. */
function filesIn({ report, thread }: OpenedCaseView): FileFacts[] {
  const told = report && 'known' in report ? report.known.files : []
  const came = report && 'forwarded' in report ? report.forwarded.files : []
  return [...told, ...came, ...thread.flatMap(({ files }) => files)]
}

const chosenIn = (page: ForwardPage): ForwardField[] => [
  ...forwardFieldNames.filter((field) => page.box(field)?.checked ?? false),
  'summary',
  'question',
]
const groundIn = (page: ForwardPage): ShareGround | undefined =>
  shareGroundNames.find((one) => one === page.picked('ground'))

/** @throws Refused for what was not chosen, or cannot be together, with the place where it is. */
function choiceIn(page: ForwardPage, all: readonly FileFacts[]): Choice {
  const to = recipientIn(page)
  const ground = groundIn(page)
  if (!ground) throw new Refused('ground', 'ground-place-based')
  const files = all.filter(({ item }) => page.isFileChosen(item))
  if (files.length > mostFiles) throw new Refused('too-many-along', 'along-files')
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > mostAlongMegabytes * 1_000_000)
    throw new Refused('too-much-along', 'along-files')
  const identity = page.isIdentityChosen()
  if (identity && !mayNameReporter(ground)) throw new Refused('identity-ground', 'along-identity')
  return { to, ground, chosen: chosenIn(page), files, identity }
}

function recipientIn(page: ForwardPage): Choice['to'] {
  const way = page.picked('to')
  const [partner, outside] = [page.partner(), page.outside().trim()]
  if (way !== 'inside' && way !== 'outside') throw new Refused('to', 'to-outside')
  if (way === 'inside' && partner === '') throw new Refused('to', 'partner')
  if (way === 'outside' && outside === '') throw new Refused('name', 'outside')
  return way === 'inside' ? { partner } : { outside }
}

/** A link and a code that nobody can bring back: leaving asks first. */
function showOnce(page: ForwardPage, { link, code }: { link: string; code: string }): void {
  keepHere()
  page.showOnce(link, code)
}

const root = document.querySelector<HTMLElement>('[data-forward]')
if (root) void start(root)
