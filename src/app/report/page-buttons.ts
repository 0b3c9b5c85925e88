import { busy, one, say } from './page-hooks.ts'

export type Doing = (button: HTMLElement) => Promise<void> | void

/**
 * Does what a button says (`data-report-do`); the page is busy meanwhile, and whatever goes wrong unforeseen has a sentence. Enter in a field of one line presses the
 * button of the stage that is marked with `data-report-first`, as it would in a form.
 */
export function listenToButtons(doings: Readonly<Record<string, Doing>>, stageNow: () => string): void {
  const pressed = async (button: HTMLElement): Promise<void> => {
    const doing = doings[button.dataset['reportDo'] ?? '']
    if (!doing) return
    busy(true)
    try {
      await doing(button)
    } catch {
      say('failed')
    } finally {
      busy(false)
      // A button that is not to be pressed loses the focus; who works with the keyboard stays where they were.
      if (document.activeElement === document.body) button.focus()
    }
  }
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-report-do]') : null
    if (button) void pressed(button)
  })
  document.addEventListener('keydown', (event) => {
    const isLine = event.target instanceof HTMLInputElement && event.target.dataset['reportField'] !== undefined
    if (event.key !== 'Enter' || !isLine || event.isComposing) return
    event.preventDefault()
    const first = one(`[data-report-stage="${stageNow()}"] [data-report-first]`)
    // Pressed twice, or held down, it is done once, as with the button itself.
    if (first instanceof HTMLButtonElement && !first.disabled) void pressed(first)
  })
}
