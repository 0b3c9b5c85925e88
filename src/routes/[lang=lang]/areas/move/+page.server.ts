import { fail } from '@sveltejs/kit'
import { movePage } from '#modules/areas/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services } }) => ({
  coverage: services.areas.coverage,
  typed: { from: '2020-12-31', to: services.areas.coverage.lastChecked as string, counts: '' },
})

export const actions: Actions = {
  default: async ({ request, locals: { services } }) => {
    const form = await readForm(request)
    const text = (name: string) => String(form.get(name) ?? '')
    const typed = { from: text('from'), to: text('to'), counts: text('counts') }
    const result = movePage(services.areas, typed)
    return result.ok ? { typed, result, carry: typed } : fail(422, { typed, result, carry: typed })
  },
}
