/**
 * Hands chosen fields of a case over: opens the case with the unlocked key, shows what each field holds, seals what was chosen to the partner or behind a link and a code, and sends
 * only that.
 */
import {
  type FileFacts,
  type ForwardField,
  isAboutPeople,
  mayNameReporter,
  mostAlongMegabytes,
  mostFiles,
  type OpenedCaseView,
} from '#modules/reporting/index.ts'
import { type How, writeSealed } from '../casework/write-sealed.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { keepHere, sendStep } from '../keys/send-step.ts'
import { ForwardPage } from './forward-page.ts'
import { type OpenToShare, openToShare, sendInstead } from './open-to-share.ts'
import { type Choice, type OpenForward, type SealedStep, sealStep } from './seal-step.ts'
import { sendAlong } from './send-along.ts'
import { chosenIn, groundIn, knownNow, showFields, watchWeighing } from './sharing-fields.ts'

async function start(root: HTMLElement): Promise<void> {
  const page = new ForwardPage(root)
  await openToShare(page, 'passing-on', (opened) => {
    const { view } = opened
    // Facts are chosen beforehand, what may be about people is not.
    showFields(page, knownNow(page, view), (field) => !isAboutPeople(field))
    watchWeighing(
      page,
      () => withWritten(page),
      () => knownNow(page, view),
    )
    page.drawFiles(filesIn(view))
    watch(page, opened)
  })
}

function watch(page: ForwardPage, { open, view, drafts }: OpenToShare<ForwardPage>): void {
  const { form } = page
  if (!form) return
  let sealed: { of: string; step: SealedStep } | null = null
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void page.safely(async () => {
      const choice = choiceIn(page, filesIn(view))
      const known = knownNow(page, view)
      const of = JSON.stringify([choice, known])
      if (sealed?.of !== of) sealed = { of, step: await sealStep(open, choice, known) }
      const { step } = sealed
      await sendInstead(page, drafts, (instead) => sendWithCopy(page, open, step, instead))
      if (step.once === null) location.assign(`${location.pathname}?done=sent`)
      else showOnce(page, step.once)
    })
  })
}

/** What is passed on, and the sender's copy of it, are kept together or not at all; files come before it. */
async function sendWithCopy(
  page: ForwardPage,
  open: OpenForward,
  { copy, step, along }: SealedStep,
  instead: string | null,
): Promise<void> {
  const { facts } = open
  await sendAlong(facts.along, along, (done, total) => page.progress(done, total))
  const to = { facts: { organisation: facts.organisation, send: facts.forward } }
  const how: How = {
    beside: { forward: copy.forwardId },
    send: (sealed) =>
      sendStep(to, { ...step, copy: sealed, instead }).catch((error: unknown) => {
        if (!(error instanceof Refused) || error.code !== 'no-file') throw error
        // They waited too long, and are sent anew with the next try.
        along.sent.clear()
        throw new Refused('files-gone')
      }),
  }
  await writeSealed(open, 'forward', copy, { how, instead })
}

/** Every file of the case, of whoever. */
function filesIn({ report, thread }: OpenedCaseView): FileFacts[] {
  const told = report && 'known' in report ? report.known.files : []
  const came = report && 'forwarded' in report ? report.forwarded.files : []
  return [...told, ...came, ...thread.flatMap(({ files }) => files)]
}

/** What is written goes along wherever something is written. */
const withWritten = (page: ForwardPage): ForwardField[] => [...chosenIn(page), 'summary', 'question']

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
  return { to, ground, chosen: withWritten(page), files, identity }
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
