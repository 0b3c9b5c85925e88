import { ceremonyPage, holdsNow, keyFacts, readyColleagues } from '#app/staff/key-pages.ts'
import type { PageServerLoad } from './$types'

const outcomes = ['begun', 'recovered'] as const

export const load: PageServerLoad = async (event) => {
  const page = await ceremonyPage(event)
  const { key, own } = page
  const colleagues = readyColleagues(page)
  const has = holdsNow(key.current, own)
  return {
    organisation: page.organisation,
    demo: page.demo,
    state: key.state,
    stage: stageOf(key.state, has, holdsNow(key.old, own)),
    left: key.left,
    facts: await keyFacts(event, page, colleagues),
    ways: (own?.ways ?? []).map(({ way }) => ({ way })),
    colleagues: colleagues.map(({ person, name }) => ({ person, name })),
    today: event.locals.services.today(),
    recoverAddress: `${event.url.host}/${event.locals.language}/staff/keys/recover`,
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

/** `make` – a new key is made · `move` – it is there, and the rest follows · `not-held` – this person lacks what that takes. */
function stageOf(state: string, has: boolean, hasOld: boolean): 'make' | 'move' | 'not-held' | 'not-now' {
  if (state === 'changing') return has && hasOld ? 'move' : 'not-held'
  if (state !== 'change-ordered' && state !== 'recovery-ordered') return 'not-now'
  return has ? 'make' : 'not-held'
}
