import type { CaseShortcut } from '#modules/reporting/ui/keeping/index.ts'
import { type Deed, goTo, pressOn, watchShortcuts } from './shortcut-keys.ts'

/** Where each key of the page of a case leads: to a field, to a heading, or to a button that is pressed. */
const deeds: Readonly<Record<Exclude<CaseShortcut['what'], 'help' | 'leave'>, Deed>> = {
  message: goTo('[data-case-field="message"]'),
  note: goTo('[data-case-field="note"]'),
  task: goTo('[data-case-field="task"]'),
  step: goTo('#steps'),
  search: goTo('[data-case-find]'),
  lock: pressOn('[data-case-lock-now]'),
  list: pressOn('[data-case-list]'),
}

export const watchCaseShortcuts = (): void => watchShortcuts(deeds)
