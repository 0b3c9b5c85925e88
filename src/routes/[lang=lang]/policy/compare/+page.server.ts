import { askedFrameworks } from '#app/asked-frameworks.ts'
import { comparePage, documentList, municipalityChoices } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

const fields = ['a', 'b', 'c'] as const
/** An address can hold anything; what is longer than any code or id is none. */
const longest = 60

export const load: PageServerLoad = async (event) => {
  const { view, query: _, ...asked } = await askedFrameworks(event)
  const picks = fields.map((field) => (event.url.searchParams.get(field)?.trim() ?? '').slice(0, longest))
  const given = picks.filter((pick) => pick !== '')
  const compared = comparePage(view, given)
  // Nothing chosen, or one of two, is a page to choose on and no mistake.
  if (!compared.ok && compared.error !== 'too-few') event.locals.status = 422
  const all = { theme: null, municipality: null, region: null, state: null, text: '', sort: 'municipality' } as const
  return {
    ...asked,
    picks,
    chosen: given.length,
    compared: compared.ok ? compared.value : null,
    refusal: compared.ok ? null : compared.error,
    municipalities: municipalityChoices(view).filter(({ code }) => view.division.some((one) => one.code === code)),
    documents: documentList(view, all).rows.map(({ id, title, about, owner }) => ({
      id,
      name: `${owner.name}: ${title ?? about.text}`,
    })),
  }
}
