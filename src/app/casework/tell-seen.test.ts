import { expect, test } from 'vitest'
import { lookedAt, type Screen, tellSeen } from './tell-seen.ts'
import type { OpenCase, Send } from './write-sealed.ts'

/** A screen that is hidden until it is shown. */
function aScreen(visibilityState: DocumentVisibilityState) {
  const events = new EventTarget()
  const screen = {
    visibilityState,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  }
  const show = () => {
    screen.visibilityState = 'visible'
    events.dispatchEvent(new Event('visibilitychange'))
  }
  return { screen: screen as Screen, show }
}

test('a page is looked at once it is visible and drawn, and not before', async () => {
  const happened: string[] = []
  const { screen, show } = aScreen('hidden')
  const looked = lookedAt(screen, (then) => {
    happened.push('drawn')
    then()
  }).then(() => happened.push('looked at'))
  await Promise.resolve()
  expect(happened).toEqual([])
  show()
  show()
  await looked
  expect(happened).toEqual(['drawn', 'looked at'])
})

test('the server hears how much had come in when the page was drawn, and says whether the case was new', async () => {
  const sent: unknown[] = []
  const send: Send = async <Answer>(step: Readonly<Record<string, unknown>>) => {
    sent.push(step)
    return { isRead: true } as Answer
  }
  const open = { facts: { caseId: 'c', news: 2 }, send }
  expect(await tellSeen(open as unknown as OpenCase)).toBe(true)
  expect(sent).toEqual([{ do: 'seen', case: 'c', news: 2 }])
})
