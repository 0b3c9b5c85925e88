import { inSection } from '#app/in-section.ts'
import { nothingDrawn } from '#app/offline/drawn-props.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { language }, url }) => ({
  ...inSection('information', language),
  sensitive: true,
  forgotten: url.searchParams.has('forgotten'),
  drawn: nothingDrawn(),
})
