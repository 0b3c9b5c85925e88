import type { ChosenFiles } from './chosen-files.ts'
import { wordsOf } from './page-fields.ts'
import { all } from './page-hooks.ts'

/**
 * Everything once more, in the words of the page itself: `[data-report-answers="FIELD FIELD …"]` gets a line for each thing that was chosen or written, and its
 * `data-none` where there is nothing. `data-always` stands in front of all.
 */
export function drawSummary({ files }: ChosenFiles): void {
  for (const place of all('[data-report-answers]')) {
    const ids = (place.dataset['reportAnswers'] ?? '').split(' ')
    const { always, none = '' } = place.dataset
    const filled = ids.flatMap((id) => (id === 'files' ? files.map(({ name }) => name) : wordsOf(id, ids.length > 1)))
    const lines = always === undefined ? filled : [always, ...filled]
    place.replaceChildren(
      ...(lines.length > 0 ? lines : [none]).map((line) => {
        const paragraph = document.createElement('p')
        paragraph.textContent = line
        return paragraph
      }),
    )
  }
}
