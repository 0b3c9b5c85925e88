import { articleTopics } from '#app/article-pages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({ sensitive: true, ...articleTopics(locals) })
