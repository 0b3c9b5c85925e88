import { redirect } from '@sveltejs/kit'
import { keptOf } from '#app/staff/kept-form.ts'
import { safeNext } from '#app/staff/staff-request.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params, request }) => {
  if (request.method === 'GET') redirect(303, `/${params.lang}/staff/sign-in`)
}

export const actions: Actions = {
  /** A form of somebody whose sign-in ended while they filled it in: nothing was done. It can be sent after all, by who signs in again. */
  default: async (event) => ({
    next: safeNext(event.url.searchParams.get('next'), event.locals.language),
    kept: keptOf(await readForm(event.request)),
  }),
}
