/**
 * The payslip check on the phone itself: the same turn and the same pages as on the server, worked out here. What is filled
 * in stays in the memory of this page, and leaves it only with the button for a letter.
 */
import { openRuleBook, type PayslipTurn, payslipTurn, type Screen } from '#modules/rights/index.ts'
import { PayslipCheck } from '#modules/rights/ui/index.ts'
import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import { drawn } from '../offline/drawn.ts'
import type { PayslipPack } from './payslip-pack.ts'

type Posted = readonly (readonly [string, string])[]

const rootSelector = '[data-payslip-root]'
const packs = new Map<string, Promise<PayslipPack>>()
/** The screens so far, for the button back. */
const past: Screen[] = []
/** What was filled in, as it was last sent. */
let latest: Posted = []
/** What the page showed before it worked anything out itself: the server may have drawn a step already. */
let first = 'start'

const packOf = (language: string): Promise<PayslipPack> => {
  const known =
    packs.get(language) ??
    fetch(`/${language}/rights/payslip/rules.json`).then(async (answer) => {
      if (!answer.ok) throw new Error(`the rules answered ${answer.status}`)
      return (await answer.json()) as PayslipPack
    })
  packs.set(language, known)
  return known
}

let language = document.documentElement.lang

async function start(): Promise<void> {
  // Until the rules are here the server works everything out, as without JavaScript.
  await packOf(language)
  tellItStays()
  document.addEventListener('submit', (event) => void submitted(event))
  document.addEventListener('click', (event) => void clicked(event))
  window.addEventListener('popstate', (event) => void again(past[Number(event.state?.payslip ?? -1)]))
}

function tellItStays(): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-on-phone]')) line.hidden = false
  for (const line of document.querySelectorAll<HTMLElement>('[data-on-server]')) line.hidden = true
}

async function submitted(event: SubmitEvent): Promise<void> {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  if (!('payslip' in form.dataset)) return otherLanguage(event, form)
  event.preventDefault()
  const data = new FormData(form, event.submitter)
  const posted = [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  latest = posted
  if (past.length === 0) first = form.dataset['payslip'] ?? first
  const { screen } = await show(posted)
  past.push(screen)
  // The address stays as it is: nothing that was filled in is in the history.
  history.pushState({ payslip: past.length - 1 }, '')
}

/** A screen of before, with everything that was filled in since. */
async function again(screen: Screen | undefined): Promise<void> {
  const filled = latest.filter(([name]) => name !== 'go' && name !== 'at')
  const go = screen === undefined ? first : screen.kind === 'step' ? screen.step : screen.kind
  await show([...filled, ['go', go]])
}

async function show(posted: Posted): Promise<PayslipTurn> {
  const pack = await packOf(language)
  const turn = payslipTurn(posted, openRuleBook(pack.facts))
  draw(turn, pack, createTranslator(pack.language, pack.texts))
  return turn
}

function draw(turn: PayslipTurn, { known, endsOn }: PayslipPack, t: Translator): void {
  const root = document.querySelector<HTMLElement>(rootSelector)
  if (!root) return
  root.innerHTML = drawn(PayslipCheck, { turn, known, endsOn }, t)
  tellItStays()
  window.scrollTo(0, 0)
  const first = root.querySelector<HTMLElement>('[data-focus], h1')
  first?.setAttribute('tabindex', '-1')
  first?.focus()
}

/**
 * A page that the server drew switches languages by a form with what it knew then. Once this page worked something out itself it knows more, and none of that leaves it.
 */
async function otherLanguage(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
  if (past.length === 0 || !form.matches('nav form')) return
  event.preventDefault()
  await inLanguageOf(form.action)
}

/** Another language shows the same screen, without what was filled in leaving this page. */
async function clicked(event: MouseEvent): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('nav a[hreflang]') : null
  if (!link || past.length === 0 || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  await inLanguageOf(link.href)
}

async function inLanguageOf(address: string): Promise<void> {
  const answer = await fetch(address)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (!answer.ok || !page.querySelector(rootSelector)) {
    location.assign(address)
    return
  }
  language = page.documentElement.lang
  document.documentElement.lang = language
  document.documentElement.dir = page.documentElement.dir
  document.title = page.title
  document.body.replaceWith(page.body)
  history.replaceState(history.state, '', address)
  await show(latest)
}

void start().catch(() => undefined)
