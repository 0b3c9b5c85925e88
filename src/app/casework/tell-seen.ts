import type { OpenCase } from './write-sealed.ts'

/** The page as far as somebody may be looking at it. */
export type Screen = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

/** Until somebody can look at what was drawn: a tab that waits in the background, or a page that was fetched ahead, is seen by nobody. */
export function lookedAt(screen: Screen, drawn: (then: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (screen.visibilityState !== 'visible') return
      screen.removeEventListener('visibilitychange', look)
      drawn(resolve)
    }
    screen.addEventListener('visibilitychange', look)
    look()
  })
}

/** After what was put into the page stands on the screen: a frame for drawing it, and one that comes after. */
export const afterDrawing = (then: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => then()))
}

/**
 * Tells the server that a colleague has the case on screen, as it was when its page was drawn: what came in since stays news. True: it was new, and is read from now on.
 * @throws Refused with the code of the server
 */
export async function tellSeen({ facts, send }: Pick<OpenCase, 'facts' | 'send'>): Promise<boolean> {
  const { caseId, news } = facts
  const { isRead } = await send<{ isRead: boolean }>({ do: 'seen', case: caseId, news })
  return isRead
}
