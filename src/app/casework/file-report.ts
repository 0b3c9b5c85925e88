/**
 * Writes down what somebody tells by telephone or at the desk: `form[data-case-new]`. Sealed here to the organisation's own key as this desk unlocked it, and never to one that the server told; the code for the reporter is made here as well, and is
 * shown once. The case is begun before the first try to send, and the same words are sent as the same bytes (`ToldReport`), so that trying again keeps one report.
 */
import { toBase64url } from '#modules/organisations/index.ts'
import type { BegunCase } from '#modules/reporting/ceremonies/index.ts'
import {
  contactFields,
  type Draft,
  dangerAnswers,
  emptyDraft,
  goingOnAnswers,
  troubleForms,
} from '#modules/reporting/index.ts'
import { type Bytes, showReceiptCode } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { sendStep } from '../keys/send-step.ts'
import type { NewReportFacts } from './sent-case.ts'
import { type TellingTo, ToldReport } from './told-report.ts'
import { stillAtWork, workKeys } from './work-key.ts'

const form = document.querySelector<HTMLFormElement>('form[data-case-new]')

const field = (name: string): string =>
  form?.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[data-new="${name}"]`)?.value ?? ''

const ticked = (name: string): string[] =>
  [...(form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`) ?? [])].map(({ value }) => value)

/** What is filled in, as a draft of a report. */
function draftNow(): Draft {
  return {
    ...emptyDraft,
    entrance: field('entrance') === 'witness' ? 'witness' : 'worker',
    municipality: field('municipality') || null,
    forms: troubleForms.filter((one) => ticked('forms').includes(one)),
    words: field('place'),
    goingOn: goingOnAnswers.find((one) => one === field('going-on')) ?? null,
    danger: dangerAnswers.find((one) => one === field('danger')) ?? null,
    story: field('story'),
    contact: {
      ...emptyDraft.contact,
      ...Object.fromEntries(contactFields.map((one) => [one, field(`contact-${one}`)])),
    },
  }
}

const asJson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (one instanceof Uint8Array ? toBase64url(one as Bytes) : one)))

function say(code: string | null): void {
  const sentences = [...document.querySelectorAll<HTMLElement>('[data-case-says]')]
  const shown = sentences.find((one) => one.dataset['caseSays'] === code)
  const instead = code === null ? undefined : sentences.find((one) => one.dataset['caseSays'] === 'failed')
  for (const one of sentences) one.hidden = one !== (shown ?? instead)
  ;(shown ?? instead)?.focus()
}

async function keep(told: ToldReport, facts: NewReportFacts): Promise<void> {
  const to = { facts: { organisation: facts.work.organisation, send: facts.send } }
  const kept = await told.send(draftNow(), (sealed) => sendStep(to, { do: 'file-report', sealed: asJson(sealed) }))
  if (kept.isEarlier) sayEarlier()
  else takeAway()
  showCode(kept.begun)
}

/** What was kept is of before the last change: what is typed stays, to be written in the case; it cannot be sent again from here. */
function sayEarlier(): void {
  const earlier = document.querySelector<HTMLElement>('[data-new-earlier]')
  if (earlier) earlier.hidden = false
  for (const button of form?.querySelectorAll('button') ?? []) button.hidden = true
}

/** What was typed is gone from this page. */
function takeAway(): void {
  form?.reset()
  for (const one of form?.querySelectorAll('textarea') ?? []) one.value = ''
  if (form) form.hidden = true
}

/** The code, once. */
function showCode({ code, caseId }: BegunCase): void {
  const receipt = document.querySelector<HTMLElement>('[data-new-receipt]')
  const place = document.querySelector<HTMLElement>('[data-new-code]')
  if (place) place.textContent = showReceiptCode(code)
  const link = document.querySelector<HTMLAnchorElement>('[data-new-case]')
  if (link) link.href = `${link.dataset['newCase']}/${caseId}`
  for (const print of document.querySelectorAll<HTMLElement>('[data-new-print]')) print.onclick = () => window.print()
  if (receipt) receipt.hidden = false
  receipt?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
}

/** The key as it was unlocked here; null: the desk is locked. */
async function unlockedKey({ work }: NewReportFacts): Promise<TellingTo['reader'] | null> {
  const keys = await workKeys(localStorage, work, Date.now())
  const number = work.keys[0]?.number ?? 0
  const publicKey = keys?.get(number)?.publicKey
  return publicKey ? { organisation: work.organisation, keyNumber: number, publicKey } : null
}

const show = (what: string, isShown: boolean): void => {
  for (const one of document.querySelectorAll<HTMLElement>(what)) one.hidden = !isShown
}

async function start(sheet: HTMLFormElement): Promise<void> {
  const facts: NewReportFacts = JSON.parse(sheet.dataset['caseNew'] ?? '{}')
  const reader = await unlockedKey(facts)
  show('[data-case-absent]', false)
  show('[data-case-locked]', reader === null)
  if (reader === null) return
  const told = new ToldReport({ reader, language: facts.language })
  const status = sheet.querySelector<HTMLElement>('[data-new-status]')
  sheet.addEventListener('submit', (event) => {
    event.preventDefault()
    say(null)
    if (status) status.hidden = false
    const buttons = sheet.querySelectorAll('button')
    for (const button of buttons) button.disabled = true
    keep(told, facts)
      .catch((error: unknown) => say(error instanceof Refused ? error.code : 'failed'))
      .finally(() => {
        if (status) status.hidden = true
        for (const button of buttons) button.disabled = false
      })
  })
  // Who writes down what is told, is at work: the case is read right after.
  sheet.addEventListener('keydown', () => void stillAtWork(localStorage, Date.now()), { passive: true })
  window.addEventListener('beforeunload', (event) => {
    if (!sheet.hidden && field('story').trim() !== '') event.preventDefault()
  })
  sheet.hidden = false
}

if (form && isSecureContext) void start(form)
