/** Where it stands that somebody turned the keys off, in this browser; nothing stands there while they are on. */
const place = 'baken-keys'

const areOff = (): boolean => localStorage.getItem(place) === 'off'

function turn(isOn: boolean): void {
  if (isOn) localStorage.removeItem(place)
  else localStorage.setItem(place, 'off')
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** What a key does; false: there is nothing that it could do it to. */
export type Deed = () => boolean

/** Goes to a field or a heading that is shown. */
export const goTo =
  (where: string): Deed =>
  () => {
    const found = shown(where)
    found?.scrollIntoView({ block: 'center' })
    found?.focus()
    return found !== null
  }

/** Presses a button or a link that is shown. */
export const pressOn =
  (where: string): Deed =>
  () => {
    const found = shown(where)
    found?.click()
    return found !== null
  }

function shown(where: string): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(where)
  return found?.closest('[hidden]') ? null : found
}

const help = '[data-case-help]'

/** What every page with keys has: showing them, and leaving the field that somebody types in. */
const onEveryPage = {
  help: () => {
    document.querySelector(help)?.setAttribute('open', '')
    return goTo(`${help} summary`)()
  },
  leave: () => {
    const { activeElement } = document
    if (activeElement instanceof HTMLElement) activeElement.blur()
    return true
  },
} satisfies Readonly<Record<string, Deed>>

/**
 * Keys of a page, as its help lists them: `[data-case-shortcut="WHAT"]` with a `kbd`. But for leaving a field none does anything while somebody types or holds another key down, and none at all once they are
 * turned off (WCAG 2.1.4): who speaks to a computer, or has hands that shake, presses letters that were not meant.
 */
export function watchShortcuts(deeds: Readonly<Record<string, Deed>>): void {
  const listed = document.querySelector<HTMLElement>(help)
  if (!listed) return
  listed.hidden = false
  const known: Readonly<Record<string, Deed>> = { ...deeds, ...onEveryPage }
  const keys = new Map(
    [...listed.querySelectorAll<HTMLElement>('[data-case-shortcut]')].map((one) => [
      one.querySelector('kbd')?.textContent ?? '',
      one.dataset['caseShortcut'] ?? '',
    ]),
  )
  watchSwitch(listed)
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const what = keys.get(event.key)
    if (what === undefined || (what === 'leave') !== isTyping(event.target)) return
    if (what !== 'leave' && areOff()) return
    if (known[what]?.()) event.preventDefault()
  })
}

function watchSwitch(listed: HTMLElement): void {
  const box = listed.querySelector<HTMLInputElement>('[data-case-keys-on]')
  if (!box) return
  box.checked = !areOff()
  box.addEventListener('change', () => turn(box.checked))
  // Turned on or off in another tab.
  window.addEventListener('storage', () => {
    box.checked = !areOff()
  })
}
