import { expect, test } from 'vitest'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { paperPdf } from '#platform/documents/paper-pdf.ts'
import { docxText } from '../../../../../tests/support/read-docx.ts'
import { aNote, noteSources, noteWordsIn, translatorFor } from '../../testing/note-writing.ts'
import { notePaper } from './note-paper.ts'

const note = aNote({ from: '2020-01-01', to: '2020-12-31', motions: ['M108-2020'] })
const words = { words: noteWordsIn('nl'), t: translatorFor('nl'), sources: noteSources }
const own = { title: 'Stand van zaken', before: 'Eerste.\n\nTweede.', after: '', by: 'Provincie Voorbeeld' }

test('own words stand in the paper as whose they are, and what nobody wrote does not', async () => {
  const read = await docxText(Buffer.from(await paperDocx(notePaper(note, { ...words, own }))))
  const text = read.join('\n')
  const at = (part: string) => text.indexOf(part)
  expect(at('Stand van zaken')).toBeGreaterThan(-1)
  expect(at('Vooraf, in de woorden van Provincie Voorbeeld')).toBeLessThan(at('Eerste.'))
  expect(at('Eerste.')).toBeLessThan(at('Tweede.'))
  expect(at('Tweede.')).toBeLessThan(at('Het komt niet uit het register'))
  expect(text).toContain(note.subject)
  expect(text).not.toContain('Tot slot, in de woorden van')
})

test('the same words make the same file, and a note without them is as it was', async () => {
  const made = () => paperDocx(notePaper(note, { ...words, own }))
  expect(Buffer.from(await made()).equals(Buffer.from(await made()))).toBe(true)
  expect(paperPdf(notePaper(note, { ...words, own })).ok).toBe(true)
  expect(JSON.stringify(notePaper(note, words))).not.toContain('in de woorden van')
})
