import { redirect } from '@sveltejs/kit'
import { askedRegister } from '#app/asked-register.ts'
import { paged } from '#app/paged.ts'
import { itemPath } from '#modules/programme/index.ts'
import { findItem, itemPage, knownLater } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

/** As much as fits the bytes of a first view, however much there is. */
const room = { history: 12, links: 12, chain: 12, statements: 8 }

export const load: PageServerLoad = (event) => {
  const { locals, params, url } = event
  const { view, ...asked } = askedRegister(event)
  const found = findItem(view, params.item)
  const page = found && itemPage(view, found.item.id)
  if (!found || !page?.ok) {
    locals.status = 404
    const later = knownLater(locals.services.programme, params.item)
    return { ...asked, wanted: params.item.slice(0, 40), later, item: null }
  }
  const { id } = found.item
  if (params.item !== id) redirect(302, `${itemPath(locals.language, id)}${asked.search}`)
  const item = page.value
  const own = item.chain.findIndex((one) => one.id === id)
  const from = Math.max(0, Math.min(own - room.chain / 2, item.chain.length - room.chain))
  return {
    ...asked,
    quick: asked.quick.filter((day) => found.item.knownOn <= day),
    item,
    history: paged(
      [
        ...item.events.map((one) => ({ event: one, withdrawn: false })),
        ...item.withdrawn.map((one) => ({ event: one, withdrawn: true })),
      ],
      url.searchParams.get('history'),
      room.history,
    ),
    links: paged(item.links, url.searchParams.get('links'), room.links),
    chain: { shown: item.chain.slice(from, from + room.chain), left: Math.max(0, item.chain.length - room.chain) },
    statements: paged(item.statements, url.searchParams.get('statements'), room.statements),
  }
}
