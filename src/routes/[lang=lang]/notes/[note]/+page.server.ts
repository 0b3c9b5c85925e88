import { askedNote } from '#app/asked-note.ts'
import { notePage, noteTimeLine } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, document, ...asked } = askedNote(event, event.params.note)
  const page = notePage(view, document)
  if (!page.ok) return { ...asked, note: null, marks: [] }
  const { statements: _, ...note } = page.value
  return { ...asked, note, marks: noteTimeLine(view, document) }
}
