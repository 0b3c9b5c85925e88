import { leftMs, lockWork, stillAtWork } from './work-key.ts'

const minuteMs = 60_000
/** How often is looked whether its time is over: a few seconds more are none. */
const lookEveryMs = 5_000

/** A draft that is not kept by then waits for a connection that is not there. */
const keptWithinMs = 5_000

/** A page that shows what was opened with the unlocked desk. */
export interface LockedPage {
  one(what: string): HTMLElement | null
  setOpen(isOpen: boolean): void
  /** Takes away everything that was opened or typed. */
  forget(): void
}

/**
 * Counts down to the end of the unlocked desk, begins anew with every key and every press, and takes everything from the page when it is over: also when another tab locked it.
 * `keep` keeps what would be lost: it is asked before anything is taken away, and nothing stays on the screen until it is done.
 */
export function watchLock(page: LockedPage, keep: () => Promise<void>): void {
  let isOver = false
  const show = () => {
    const minutes = Math.max(1, Math.ceil(leftMs(localStorage, Date.now()) / minuteMs))
    const place = page.one('[data-case-left]')
    if (!place) return
    const words = place.dataset[minutes === 1 ? 'one' : 'other'] ?? ''
    place.textContent = words.replace('{count}', String(minutes))
  }
  const end = () => {
    if (isOver) return
    isOver = true
    const late = new Promise((resolve) => setTimeout(resolve, keptWithinMs))
    const kept = keep().catch(() => undefined)
    lockWork(localStorage)
    page.forget()
    page.setOpen(false)
    // What was opened is in the memory of this page: a new one has none of it.
    void Promise.race([kept, late]).then(() => location.reload())
  }
  const look = () => (leftMs(localStorage, Date.now()) > 0 ? show() : end())
  const active = () => {
    if (!isOver && !stillAtWork(localStorage, Date.now())) end()
  }
  for (const event of ['keydown', 'pointerdown'] as const) document.addEventListener(event, active, { passive: true })
  page.one('[data-case-lock-now]')?.addEventListener('click', end)
  window.addEventListener('storage', look)
  document.addEventListener('visibilitychange', look)
  setInterval(look, lookEveryMs)
  // A page that comes back out of the memory of the browser would show what was open.
  window.addEventListener('pageshow', (event) => event.persisted && location.reload())
  show()
}
