import { redirect } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** The bare address leads to the reader's own language. */
export const GET: RequestHandler = ({ locals }) => redirect(303, `/${locals.language}`)
