import { type CaseShortcut, caseShortcuts } from '#modules/reporting/ui/keeping/index.ts'
import type { CasePage } from './case-page.ts'

/** Where each key leads: to a field, to a heading, or to a button that is pressed. */
const places: Readonly<Record<CaseShortcut, string>> = {
  message: '[data-case-field="message"]',
  note: '[data-case-field="note"]',
  task: '[data-case-field="task"]',
  step: '#steps',
  search: '[data-case-find]',
  lock: '[data-case-lock-now]',
  list: '[data-case-list]',
  help: '[data-case-help] summary',
  // The field that somebody types in.
  leave: ':focus',
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** Keys of the page of a case; but for leaving a field none does anything while somebody types, or holds another key down. */
export function watchShortcuts(page: CasePage): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const shortcut = caseShortcuts.find(({ key }) => key === event.key)
    if (!shortcut || (shortcut.what === 'leave') !== isTyping(event.target)) return
    const place = document.querySelector<HTMLElement>(places[shortcut.what])
    if (!place || place.closest('[hidden]')) return
    event.preventDefault()
    if (shortcut.what === 'leave') return place.blur()
    if (shortcut.what === 'lock' || shortcut.what === 'list') return place.click()
    if (shortcut.what === 'help') page.one('[data-case-help]')?.setAttribute('open', '')
    place.scrollIntoView({ block: 'center' })
    place.focus()
  })
}
