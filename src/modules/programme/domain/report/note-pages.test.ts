import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aNote } from '../../testing/note-writing.ts'
import { sentencesOf } from './note.ts'
import { notePageOf } from './note-pages.ts'

const note = aNote({ from: '2020-01-01', to: '2020-12-31', motions: ['M108-2020', 'M104-2020'] })
const all = sentencesOf(note).map(({ number }) => number)
const pagesOf = (most: number) => {
  const { pages } = notePageOf(note, 1, most)
  return Array.from({ length: pages }, (_, index) => notePageOf(note, index + 1, most))
}

describe('a note in pages', () => {
  test('has every sentence once, in order, however long a page may be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (most) => {
        const pages = pagesOf(most)
        const numbers = pages.flatMap(({ sentences }) => sentences.map(({ number }) => number))
        expect(numbers).toEqual(all)
        for (const { blocks, sentences } of pages) {
          const lead = blocks.some((block) => block.kind === 'sentences')
          expect(lead || sentences.length <= Math.max(most, 8)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('begins each page with the headings it stands under, and says that they go on', () => {
    const [, second] = pagesOf(30)
    const [section, group] = second?.blocks ?? []
    expect(section).toMatchObject({ kind: 'section', title: 'Kernboodschap', continued: true })
    expect(group).toMatchObject({ kind: 'group', title: 'Motie M108-2020: arbeidsmigranten', continued: true })
  })

  test.each([
    [0, 1],
    [-3, 1],
    [Number.NaN, 1],
    [2.7, 2],
    [10_000, pagesOf(30).length],
  ])('page %d is page %i', (asked, page) => {
    expect(notePageOf(note, asked, 30).page).toBe(page)
  })
})
