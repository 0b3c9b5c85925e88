import type { PayloadLine } from '#modules/reporting/index.ts'

/** Puts what was opened into a list of the page, as text and never as HTML. */
export function drawLines(place: HTMLElement, lines: readonly PayloadLine[]): void {
  place.replaceChildren(
    ...lines.flatMap(({ label, values }) => [element('dt', label), ...values.map((value) => element('dd', value))]),
  )
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
