import { ceremonyPage, keyFacts, readyColleagues } from '#app/staff/key-pages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const page = await ceremonyPage(event)
  const colleagues = readyColleagues(page)
  return {
    organisation: page.organisation,
    demo: page.demo,
    state: page.key.state,
    facts: await keyFacts(event, page, colleagues),
    ways: (page.own?.ways ?? []).map(({ way }) => ({ way })),
    hasKey: page.own !== null,
    colleagues: colleagues.map(({ person, name }) => ({ person, name })),
    today: event.locals.services.today(),
    recoverAddress: `${event.url.host}/${event.locals.language}/staff/keys/recover`,
  }
}
