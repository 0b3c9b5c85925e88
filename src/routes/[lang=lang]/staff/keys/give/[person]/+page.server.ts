import { error } from '@sveltejs/kit'
import { ceremonyPage, holdsNow, keyFacts, readyColleagues } from '#app/staff/key-pages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const page = await ceremonyPage(event)
  const { key, own, session } = page
  const to = key.holders.find(({ person }) => person === event.params.person)
  if (!to || to.person === session.person.id) error(404, 'nobody to give a key to')
  const ready = readyColleagues(page).filter(({ person }) => person === to.person)
  return {
    organisation: page.organisation,
    demo: page.demo,
    person: to.person,
    name: to.name,
    /** Why it cannot be given now; null: it can. */
    hindrance: hindranceOf(to, ready.length > 0, {
      current: holdsNow(key.current, own) && !to.has,
      old: holdsNow(key.old, own) && !to.hasOld,
      has: to.has && (key.old === null || to.hasOld),
    }),
    facts: await keyFacts(event, page, ready),
    ways: (own?.ways ?? []).map(({ way }) => ({ way })),
  }
}

/** `can`: which keys this giver has and the other lacks, and whether the other lacks none. */
function hindranceOf(
  to: { staffKey: object | null },
  isReady: boolean,
  can: { current: boolean; old: boolean; has: boolean },
): 'no-own' | 'has' | 'not-held' | 'not-here' | null {
  if (to.staffKey === null) return 'no-own'
  if (!isReady) return 'not-here'
  if (can.has) return 'has'
  return can.current || can.old ? null : 'not-held'
}
