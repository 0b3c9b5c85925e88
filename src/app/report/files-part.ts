import { mostFileBytes } from '#platform/files/index.ts'
import type { ChosenFiles, NameWord } from './chosen-files.ts'
import { busy, one, putRows, say, tell } from './page-hooks.ts'

/** A name in the reader's language: the words stand on the list, as `data-photo="photo {number}"`. */
function nameOf(word: NameWord, number: number): string {
  const words = one('[data-report-list="files"]')?.dataset[word] ?? `${word} {number}`
  return words.replace('{number}', String(number))
}

/** The files that go along, each with what was done to it and a button to leave it out. */
export function drawFiles({ files, doubted }: ChosenFiles): void {
  putRows(
    'files',
    files,
    ({ name, bytes }) => ({ name, size: `${Math.max(1, Math.round(bytes.length / 1_000))} kB`, remove: name }),
    (row, { item, cleaned }) => {
      for (const line of row.querySelectorAll<HTMLElement>('[data-cleaned]'))
        line.hidden = line.dataset['cleaned'] !== cleaned
      for (const button of row.querySelectorAll<HTMLElement>('[data-report-remove]'))
        button.dataset['reportRemove'] = item
    },
  )
  const none = one('[data-report-if="no-files"]')
  if (none) none.hidden = files.length > 0
  const question = one('[data-report-if="doubted"]')
  if (question) question.hidden = doubted.length === 0
}

/** What is chosen is cleaned at once, so that what is shown is what goes along. */
export function listenToFiles(chosen: ChosenFiles, redraw: () => void): void {
  document.addEventListener('change', (event) => {
    const field = event.target
    if (field instanceof HTMLInputElement && 'reportFiles' in field.dataset) void take(field, chosen, redraw)
  })
  document.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-report-remove],[data-report-doubted]')
        : null
    if (button?.dataset['reportRemove']) {
      chosen.remove(button.dataset['reportRemove'])
      drawFiles(chosen)
      one('[data-report-files]')?.focus()
    } else if (button) void decide(button.dataset['reportDoubted'] === 'keep', chosen)
  })
}

async function take(field: HTMLInputElement, chosen: ChosenFiles, redraw: () => void): Promise<void> {
  const files = [...(field.files ?? [])]
  // The field keeps a name of a file that may tell who made it.
  field.value = ''
  busy(true)
  await tell('reading')
  let refused: string | null = null
  for (const file of files) {
    // A film of gigabytes is not even read.
    if (file.size > mostFileBytes) refused = 'too-large'
    else refused = (await chosen.add(new Uint8Array(await file.arrayBuffer()), nameOf)) ?? refused
  }
  busy(false)
  await tell(null)
  redraw()
  drawFiles(chosen)
  if (refused && refused !== 'uncleanable') say(`file-${refused}`)
}

/** Whoever was warned keeps the file as it is, or leaves it out. */
async function decide(keep: boolean, chosen: ChosenFiles): Promise<void> {
  const asked = chosen.doubted.shift()
  const refused = keep && asked ? await chosen.add(asked, nameOf, true) : null
  drawFiles(chosen)
  if (refused) say(`file-${refused}`)
}
