import { addDays, day } from '#kernel/days.ts'
import { answerDays, type FileFacts } from '#modules/reporting/index.ts'
import { all, put, putRows, putWords } from './page-hooks.ts'
import type { OpenedThread, ThreadWords } from './thread.ts'

/** A day as the reader writes it. */
export const dayIn = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** The state in plain words, and everything that both wrote, with the files that belong to it. */
export function drawThread({ head, words, deletion }: OpenedThread, locale: string): void {
  for (const sentence of all('[data-report-state]')) sentence.hidden = sentence.dataset['reportState'] !== head.state
  putWords('received', { day: dayIn(locale, head.receivedOn) })
  putWords('reader', { organisation: head.organisationName })
  putWords('unread', { organisation: head.organisationName })
  for (const part of all('[data-report-if="read"]')) part.hidden = !head.isRead
  for (const part of all('[data-report-if="unread"]')) part.hidden = head.isRead
  const seen = head.door === 'seen-once' ? 'came' : head.seenByServer ? 'later' : 'never'
  for (const part of all('[data-report-seen]')) part.hidden = part.dataset['reportSeen'] !== seen
  for (const part of all('[data-report-deletes]'))
    part.hidden = part.dataset['reportDeletes'] !== (deletion?.isWished ? 'wished' : 'usual')
  putWords('delete-on', { day: deletion ? dayIn(locale, deletion.on) : '' })
  for (const part of all('[data-report-put="delete-on"]')) part.hidden = deletion === null
  // Nothing came back yet, and something still may.
  const isWaiting = head.isRead && head.state !== 'closed' && words.every(({ sender }) => sender === 'reporter')
  for (const part of all('[data-report-if="waiting"]')) part.hidden = !isWaiting
  putWords('answer-due', { day: dayIn(locale, addDays(day(head.receivedOn), answerDays)) })
  putRows(
    'messages',
    words,
    (one) => ({ text: one.text ?? '' }),
    (row, one) => dressMessage(row, one, dayIn(locale, one.day), head.organisationName),
  )
  put('code', '')
}

function dressMessage(row: HTMLElement, one: ThreadWords, day: string, organisation: string): void {
  for (const line of row.querySelectorAll<HTMLElement>('[data-from]')) {
    line.hidden = line.dataset['from'] !== one.sender
    line.textContent = (line.dataset['words'] ?? '').replace('{day}', day).replace('{organisation}', organisation)
  }
  for (const line of row.querySelectorAll<HTMLElement>('[data-unreadable]')) line.hidden = one.text !== null
  const list = row.querySelector<HTMLElement>('[data-files]')
  list?.replaceChildren(...one.files.map((file) => fileButton(list, file)))
}

/** Its words stand on the list: `data-words="Save {name}"`. */
function fileButton(list: HTMLElement, { item, name }: FileFacts): HTMLElement {
  const row = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.dataset['reportDo'] = 'save-file'
  button.dataset['reportFile'] = item
  button.textContent = (list.dataset['words'] ?? '{name}').replace('{name}', name)
  row.append(button)
  return row
}
