/** Keys of the list of cases: from one row to the next, into a case, and to the page on which words are looked for. The list opens nothing, so this needs no key of the organisation. */
import type { ListShortcut } from '#modules/reporting/ui/keeping/index.ts'
import { type Deed, pressOn, watchShortcuts } from './shortcut-keys.ts'

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-case-row]')]
/** The row that has the focus, also in another of its cells; -1: none has. */
const current = (): number => rows().findIndex((one) => one.closest('tr')?.contains(document.activeElement))

/** To the row that many below; the first from outside the list, and no further than its ends. */
const move = (by: number): Deed => {
  return () => {
    const all = rows()
    const at = current()
    const next = all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]
    next?.scrollIntoView({ block: 'nearest' })
    next?.focus()
    return next !== undefined
  }
}

const deeds: Readonly<Record<Exclude<ListShortcut['what'], 'help' | 'leave'>, Deed>> = {
  next: move(1),
  previous: move(-1),
  open() {
    const row = rows()[current()]
    row?.click()
    return row !== undefined
  },
  'search-all': pressOn('[data-case-search-all]'),
}

watchShortcuts(deeds)
