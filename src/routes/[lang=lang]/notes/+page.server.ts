import { searchOf } from '#app/asked-note.ts'
import { askedRegister } from '#app/asked-register.ts'
import { notePage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...asked } = askedRegister(event)
  const { retellings } = event.locals.services.programme
  const notes = retellings.flatMap(({ document }) => {
    const page = notePage(view, document)
    return page.ok ? [page.value] : []
  })
  const searched = view.known.items.flatMap(({ events }) =>
    events.filter(({ change }) => change === 'not-found').map(({ knownOn }) => knownOn),
  )
  return {
    ...asked,
    search: searchOf(event.url, asked),
    notes: notes.map(({ statements: _, terms: __, chapters: ___, ...note }) => note),
    missing: retellings.length - notes.length,
    searchedOn: searched.toSorted().at(-1) ?? null,
  }
}
