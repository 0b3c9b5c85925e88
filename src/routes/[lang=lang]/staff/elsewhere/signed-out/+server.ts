import { redirect } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** Where the provider sends people after they signed out there. */
export const GET: RequestHandler = ({ params }) => redirect(303, `/${params.lang}/staff/sign-in?signed-out`)
