import { inSection } from '#app/in-section.ts'
import { staffLinks } from '#app/staff/staff-links.ts'
import { sessionOf } from '#app/staff/staff-request.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  // For one person: no copy is kept by anything on the way, nor by the browser for who comes after.
  event.setHeaders({ 'cache-control': 'no-store' })
  const { availableIn } = inSection('staff', event.locals.language)
  const session = await sessionOf(event)
  return {
    availableIn,
    who: session && {
      name: session.person.name,
      organisation: session.hat?.name ?? null,
      links: staffLinks(session, event.locals.language, event.url.pathname),
    },
  }
}
