import { caseMark, keptFor } from '#modules/reporting/index.ts'
import type { CeremonyPage } from './ceremony-page.ts'

/**
 * Names what does not open where the page has a place for it, `[data-keys-unopened]`: the case, with a link to it, and which of its keys. Its words are attributes of that place, those of a
 * secret that is of no case too.
 */
export function putUnopened(page: CeremonyPage, subjects: readonly string[]): void {
  const list = page.root.querySelector<HTMLElement>('[data-keys-unopened]')
  list?.replaceChildren(...subjects.map((subject) => lineOf(subject, list.dataset)))
}

function lineOf(subject: string, words: DOMStringMap): HTMLLIElement {
  const line = document.createElement('li')
  const of = keptFor(subject)
  if (of === null) {
    line.textContent = `${subject} – ${words['other'] ?? ''}`
    return line
  }
  const link = document.createElement('a')
  link.href = `${words['cases'] ?? ''}/${of.caseId}`
  link.target = '_blank'
  link.className = 'alone'
  link.textContent = caseMark(of.caseId)
  line.append(link, ` – ${words[of.key] ?? ''}`)
  return line
}
