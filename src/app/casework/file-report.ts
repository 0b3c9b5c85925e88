/**
 * Writes down what somebody tells by telephone or at the desk: `form[data-case-new]`. Sealed here to the organisation's own key; the code for the reporter is made here as well, and is
 * shown once. Everything is made before the first try to send, so that trying again keeps one report.
 */
import { toBase64url } from '#modules/organisations/index.ts'
import { type BegunCase, beginCase, type SealedReport, sealReport } from '#modules/reporting/ceremonies/index.ts'
import {
  contactFields,
  type Draft,
  dangerAnswers,
  emptyDraft,
  goingOnAnswers,
  reportFrom,
  troubleForms,
} from '#modules/reporting/index.ts'
import { type Bytes, showReceiptCode } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'
import { sendStep } from '../keys/send-step.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { NewReportFacts } from './sent-case.ts'

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

/** Begun once: another try is of the same case. */
let begun: BegunCase | null = null

async function sealedNow({ reader, language }: NewReportFacts): Promise<{ sealed: SealedReport; begun: BegunCase }> {
  begun ??= await beginCase(reader.organisation, random)
  const made = reportFrom(draftNow(), { language, files: [], salt: toBase64url(begun.salt) })
  if (!made.ok) throw new Refused('missing')
  const to = { ...reader, publicKey: bytesOf(reader.publicKey) }
  const sealed = await sealReport(begun, to, { ...made.value, files: [] }, random)
  if (!sealed.ok) throw new Refused(sealed.error === 'too-large' ? 'too-large' : 'old-key')
  return { sealed: sealed.value, begun }
}

function say(code: string | null): void {
  const sentences = [...document.querySelectorAll<HTMLElement>('[data-case-says]')]
  const shown = sentences.find((one) => one.dataset['caseSays'] === code)
  const instead = code === null ? undefined : sentences.find((one) => one.dataset['caseSays'] === 'failed')
  for (const one of sentences) one.hidden = one !== (shown ?? instead)
  ;(shown ?? instead)?.focus()
}

async function keep(facts: NewReportFacts): Promise<void> {
  if (reportFrom(draftNow(), { language: facts.language, files: [], salt: '' }).ok === false)
    throw new Refused('missing')
  const { sealed, begun: made } = await sealedNow(facts)
  await sendStep(
    { facts: { organisation: facts.reader.organisation, send: facts.send } },
    { do: 'file-report', sealed: asJson(sealed) },
  )
  showCode(made)
}

/** The code, once; what was typed is gone from this page. */
function showCode({ code, caseId }: BegunCase): void {
  form?.reset()
  for (const one of form?.querySelectorAll('textarea') ?? []) one.value = ''
  if (form) form.hidden = true
  const receipt = document.querySelector<HTMLElement>('[data-new-receipt]')
  const place = document.querySelector<HTMLElement>('[data-new-code]')
  if (place) place.textContent = showReceiptCode(code)
  const link = document.querySelector<HTMLAnchorElement>('[data-new-case]')
  if (link) link.href = `${link.dataset['newCase']}/${caseId}`
  for (const print of document.querySelectorAll<HTMLElement>('[data-new-print]')) print.onclick = () => window.print()
  if (receipt) receipt.hidden = false
  receipt?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
}

function start(sheet: HTMLFormElement): void {
  const facts: NewReportFacts = JSON.parse(sheet.dataset['caseNew'] ?? '{}')
  const status = sheet.querySelector<HTMLElement>('[data-new-status]')
  sheet.addEventListener('submit', (event) => {
    event.preventDefault()
    say(null)
    if (status) status.hidden = false
    const buttons = sheet.querySelectorAll('button')
    for (const button of buttons) button.disabled = true
    keep(facts)
      .catch((error: unknown) => say(error instanceof Refused ? error.code : 'failed'))
      .finally(() => {
        if (status) status.hidden = true
        for (const button of buttons) button.disabled = false
      })
  })
  window.addEventListener('beforeunload', (event) => {
    if (!sheet.hidden && field('story').trim() !== '') event.preventDefault()
  })
  for (const one of document.querySelectorAll<HTMLElement>('[data-new-absent]')) one.hidden = true
  sheet.hidden = false
}

if (form && isSecureContext) start(form)
