import { error, redirect } from '@sveltejs/kit'
import { askedNote } from '#app/asked-note.ts'
import { chapterPage, noteAddress } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { locals, params } = event
  const { view, document, ...asked } = askedNote(event, params.note)
  const page = chapterPage(view, document, params.chapter)
  if (page.ok) return { ...asked, page: page.value }
  // The number of a sentence is an address too: /notes/s1/s1-051.
  const sentence = noteAddress(view, params.chapter, asked.search)
  if (sentence?.startsWith(`/notes/${params.note}/`)) redirect(308, `/${locals.language}${sentence}`)
  const { retellings } = locals.services.programme
  const there = retellings.some(
    (one) => one.document === document && one.chapters.some(({ id }) => id === params.chapter),
  )
  if (!there) error(404, 'there is no such chapter')
  return { ...asked, page: null }
}
