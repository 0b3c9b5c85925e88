import { ceremonyPage, keyFacts, paperMark } from '#app/staff/key-pages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const page = await ceremonyPage(event)
  const { key, own } = page
  return {
    organisation: page.organisation,
    demo: page.demo,
    isOrdered: key.state === 'recovery-ordered',
    hasKey: own !== null,
    mark: await paperMark(key.current),
    oldMark: await paperMark(key.old),
    facts: await keyFacts(event, page, []),
    ways: (own?.ways ?? []).map(({ way }) => ({ way })),
  }
}
