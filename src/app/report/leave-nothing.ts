/** What has to be forgotten when the page is left. */
export interface Forgotten {
  /** Empties everything that was typed, made and shown. */
  forget(): void
  /** Whether leaving now loses something that is nowhere else. */
  wouldLose(): boolean
}

/**
 * Leaves nothing behind. A browser may keep a page as it was to show it again with "back": it is emptied when it is left, and asked for anew when it comes back.
 * Who leaves quickly is never asked whether they mean it.
 */
export function leaveNothing({ forget, wouldLose }: Forgotten): void {
  let leavesQuickly = false
  window.addEventListener('beforeunload', (event) => {
    if (wouldLose() && !leavesQuickly) event.preventDefault()
  })
  window.addEventListener('pagehide', forget)
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
  document.addEventListener(
    'click',
    (event) => {
      const exit = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-exit]') : null
      if (!exit) return
      event.preventDefault()
      leavesQuickly = true
      forget()
      location.replace(exit.href)
    },
    { capture: true },
  )
}
