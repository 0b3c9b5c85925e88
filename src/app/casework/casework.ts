/**
 * The page of a case: opens it with the unlocked key of the organisation, seals what is written in it, and takes everything away when it is locked. What was opened stays in the memory
 * of this page.
 */

import {
  draftBy,
  type FactField,
  type FileFacts,
  factFields,
  type OpenedCaseView,
  type ToldPlan,
  textsIn,
} from '#modules/reporting/index.ts'
import {
  FoundTexts,
  OpenedForwards,
  OpenedNotes,
  OpenedReport,
  OpenedThread,
} from '#modules/reporting/ui/keeping/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { sendStep } from '../keys/send-step.ts'
import { drawn } from '../offline/drawn.ts'
import { attachFiles, type NameOf } from './add-files.ts'
import { type CameFrom, cameFrom } from './came-from.ts'
import { watchLock } from './case-lock.ts'
import { CasePage } from './case-page.ts'
import { watchCaseShortcuts } from './case-shortcut-keys.ts'
import { wordsFor } from './case-words.ts'
import { drawQuestions, isQuestion } from './draw-questions.ts'
import { finderIn } from './find-in-case.ts'
import { fitsReceipt } from './fits-receipt.ts'
import { DraftKeeper, notYetKept, watchDraft } from './keep-draft.ts'
import { openAllAdvice } from './open-advice.ts'
import { showFile } from './open-file.ts'
import { openEverything, openKeys } from './open-sealed.ts'
import { startSearch } from './search-cases.ts'
import type { SentCase } from './sent-case.ts'
import { showIdentity } from './show-identity.ts'
import { afterDrawing, lookedAt, tellSeen } from './tell-seen.ts'
import { planWordsFrom, toldPlan } from './told-plan.ts'
import { type WorkKeys, workKeys } from './work-key.ts'
import { type How, type OpenCase, type Send, writeSealed } from './write-sealed.ts'

async function start(root: HTMLElement): Promise<void> {
  const page = new CasePage(root)
  if (!page.facts || !page.one('[data-case-lock]')) return
  watchCaseShortcuts()
  const work = isSecureContext ? await workKeys(localStorage, page.facts.work, Date.now()) : null
  page.setOpen(false)
  if (work === null) return
  await safely(page, () => open(page, work))
}

/** Does something and says why not when it could not be done; what was typed stays. */
async function safely(page: CasePage, work: () => Promise<void>): Promise<boolean> {
  page.say(null)
  try {
    await work()
    return true
  } catch (error) {
    page.status('')
    page.say(error instanceof Refused ? error.code : 'failed')
    if (error instanceof Refused) return false
    throw error
  }
}

async function open(page: CasePage, work: WorkKeys): Promise<void> {
  const { facts } = page
  const send: Send = (step) => sendStep({ facts }, step)
  page.status(page.one('[data-case-status]')?.dataset['opening'] ?? '')
  const [sent, t] = await Promise.all([send<SentCase>({ do: 'open', case: facts.caseId }), wordsFor(page)])
  const place = { organisation: facts.organisation, caseId: facts.caseId }
  const keys = await openKeys(work, place, sent)
  if (keys === null) throw new Refused('not-opened')
  const opened: OpenCase = { facts, send, keys, work, sent, begun: new Map() }
  const view = await openEverything(keys, place, sent)
  page.status('')
  page.setOpen(true)
  const plan = await planIn(page, view)
  drawAll(page, view, t, plan)
  drawQuestions(page, view, await openAllAdvice(work, facts.organisation, sent.advice ?? []))
  for (const field of factFields) page.fill(`known-${field}`, view.known?.[field] ?? '')
  const came = await cameFrom(page.one('[data-case-came]')?.dataset['caseCame'], view.report)
  page.showFits(came?.fits ?? null)
  page.showReceipt(came === null && (await fitsReceipt(keys, place, sent)) === false)
  const kept = draftBy(view.drafts, facts.me, 'case')
  const drafts = watchDraft(page, new DraftKeeper(opened, 'case', kept), kept && notYetKept(kept.texts, view))
  const desk: Desk = { page, opened, t, view, plan, drafts, came }
  watchForms(desk)
  watchFiles(desk)
  watchLeaving(page)
  watchLock(page, () => drafts.save(page.fields.texts()))
  void lookedAt(document, afterDrawing).then(() => safely(page, () => seen(desk)))
}

/** It is on screen. How a case stands is drawn by the server: one that was read just now is drawn anew, unless somebody types in it already. */
async function seen({ page, opened, drafts }: Desk): Promise<void> {
  if (!(await tellSeen(opened))) return
  await drafts.save(page.fields.texts())
  if (!page.isUnsaved()) location.reload()
}

interface Desk {
  page: CasePage
  opened: OpenCase
  t: Translator
  view: OpenedCaseView
  plan: ToldPlan | null
  drafts: DraftKeeper
  came: CameFrom | null
}

/** The step plan that the report comes from, in words; null: it comes from none. */
async function planIn({ facts }: CasePage, { report }: OpenedCaseView): Promise<ToldPlan | null> {
  const from = report && 'known' in report ? report.known.from : undefined
  return from ? toldPlan(from, await planWordsFrom(facts.plans)) : null
}

function drawAll(page: CasePage, view: OpenedCaseView, t: Translator, plan: ToldPlan | null): void {
  const { places, people, organisationName } = page.facts
  page.draw('report', drawn(OpenedReport, { report: view.report, places, plan }, t))
  page.draw('thread', drawn(OpenedThread, { thread: view.thread, organisation: organisationName, people }, t))
  const handedOver = view.forwards.filter(({ copy }) => copy === null || !isQuestion(page, copy))
  page.draw('forwards', drawn(OpenedForwards, { forwards: handedOver, places, people }, t))
  page.draw('notes', drawn(OpenedNotes, { notes: view.notes, people }, t))
  for (const one of page.all('[data-case-task]')) {
    const words = view.tasks.get(one.dataset['caseTask'] ?? '')
    if (words) one.textContent = words
  }
  const find = finderIn(textsIn(view))
  const field = page.one('[data-case-find]')
  if (field instanceof HTMLInputElement) {
    field.oninput = () =>
      page.draw('found', field.value.trim() === '' ? '' : drawn(FoundTexts, { found: find(field.value) }, t))
  }
}

function watchForms(desk: Desk): void {
  const { page } = desk
  for (const form of page.root.querySelectorAll<HTMLFormElement>('form[data-case-write]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void writeFrom(desk, form)
    })
  }
  for (const form of page.root.querySelectorAll<HTMLFormElement>('form[data-case-step]')) {
    form.addEventListener('submit', (event) => {
      const reason = form.querySelector<HTMLTextAreaElement>('[data-case-reason]')
      const id = form.querySelector<HTMLInputElement>('[data-case-reason-id]')
      if (!reason || !id || id.value !== '') return
      if (!reason.required && reason.value.trim() === '') return
      event.preventDefault()
      void whileBusy(form, () =>
        safely(page, async () => {
          if (reason.value.trim() === '') throw new Refused('empty')
          const { item } = await writeSealed(desk.opened, 'note', { v: 1, text: reason.value })
          id.value = item
          // It is a note now, and is sent by its id.
          reason.value = ''
          await desk.drafts.save(page.fields.texts())
          form.submit()
        }),
      )
    })
  }
  page.one('[data-case-vault]')?.addEventListener('click', () => {
    void safely(page, () => showIdentity(page, desk.opened, desk.came))
  })
}

/** What is pressed twice is done once, and nothing is typed into what is on its way. */
async function whileBusy<T>(form: HTMLFormElement, work: () => Promise<T>): Promise<T> {
  const [buttons, fields] = [form.querySelectorAll('button'), form.querySelectorAll('textarea')]
  const set = (isBusy: boolean) => {
    for (const button of buttons) button.disabled = isBusy
    for (const field of fields) field.readOnly = isBusy
  }
  set(true)
  try {
    return await work()
  } finally {
    set(false)
  }
}

async function writeFrom(desk: Desk, form: HTMLFormElement): Promise<void> {
  const { page } = desk
  const what = form.dataset['caseWrite'] ?? ''
  const said = form.querySelector<HTMLElement>('[data-case-said]')
  if (said) said.textContent = ''
  const done = await whileBusy(form, () =>
    safely(page, () => writes[what]?.(desk) ?? Promise.reject(new Error('no such form'))),
  )
  if (!done) return
  if (said) said.textContent = said.dataset['kept'] ?? ''
  void desk.drafts.save(page.fields.texts())
  const { organisation, caseId } = page.facts
  desk.view = await openEverything(desk.opened.keys, { organisation, caseId }, desk.opened.sent)
  drawAll(page, desk.view, desk.t, desk.plan)
}

function wordsIn(page: CasePage, name: string): string {
  const text = page.typed(name)
  if (text.trim() !== '') return text
  page.field(name)?.focus()
  throw new Refused('empty')
}

const writes: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
  async message({ page, opened, drafts, t }) {
    const text = wordsIn(page, 'message')
    await drafts.save(page.fields.texts())
    const field = page.field('files')
    const chosen = field instanceof HTMLInputElement ? [...(field.files ?? [])] : []
    const nameOf: NameOf = (kind, number) => t(`cases.files.name.${kind}`, { number })
    const tell = (done: number, total: number) =>
      page.status(total === 0 || done === total ? '' : t('cases.files.sending', { done: done + 1, total }))
    await drafts.whileSent(async (instead) => {
      const attach = attachFiles(opened, chosen, nameOf, tell)
      await writeSealed(opened, 'message', { v: 1, text }, { instead, attach })
    })
    page.fill('message', '')
    page.fill('files', '')
  },
  async note({ page, opened }) {
    await writeSealed(opened, 'note', { v: 1, text: wordsIn(page, 'note') })
    page.fill('note', '')
  },
  async known({ page, opened }) {
    const facts = Object.fromEntries(factFields.map((field) => [field, page.typed(`known-${field}`)]))
    await writeSealed(opened, 'facts', { v: 1, ...(facts as Record<FactField, string>) })
    for (const [field, words] of Object.entries(facts)) page.fields.isKept(`known-${field}`, words)
  },
  async task({ page, opened, drafts }) {
    const text = wordsIn(page, 'task')
    const due = page.typed('task-due')
    if (due === '') {
      page.field('task-due')?.focus()
      throw new Refused('not-a-day')
    }
    const { caseId } = page.facts
    const beside = { due, forPerson: page.typed('task-who') }
    const how: How = {
      beside,
      send: (sealed) => opened.send({ do: 'task', case: caseId, sealed, ...beside }),
    }
    await writeSealed(opened, 'task', { v: 1, text }, { how })
    page.fill('task', '')
    await drafts.save(page.fields.texts())
    // The list of tasks stands in clear: the server draws it.
    location.assign(`${location.pathname}?done=task#tasks`)
  },
}

function watchFiles({ page, opened, came }: Desk): void {
  page.root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-case-file]') : null
    if (!button) return
    const facts: FileFacts = JSON.parse(button.dataset['caseFileFacts'] ?? '{}')
    const place = page.one(`[data-case-opened-file="${facts.item}"]`)
    if (place) void safely(page, () => showFile(opened, came, facts, place))
  })
}

/** Asks before a page is left on which something was typed that is nowhere else; a message is kept as a draft. */
function watchLeaving(page: CasePage): void {
  window.addEventListener('beforeunload', (event) => {
    if (page.isUnsaved()) event.preventDefault()
  })
}

const [ofCase, ofSearch] = [
  document.querySelector<HTMLElement>('[data-case]'),
  document.querySelector<HTMLElement>('[data-case-search]'),
]
if (ofCase) void start(ofCase)
if (ofSearch) void startSearch(ofSearch)
