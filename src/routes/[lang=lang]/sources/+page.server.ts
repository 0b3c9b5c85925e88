import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services } }) => ({ sources: services.citedSources })
