import { error, redirect } from '@sveltejs/kit'
import { askedPlaces } from '#app/asked-places.ts'
import { listedFocalPoints } from '#app/hand-over-material.ts'
import { policyPage } from '#modules/policy/server/index.ts'
import { findMunicipality, municipalityCode, municipalityPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { view, ...about } = askedPlaces(event)
  const { language, services } = event.locals
  const code = municipalityCode(view, event.params.code)
  if (!code.ok) error(404, 'no such municipality')
  if (code.value !== event.params.code)
    redirect(307, `/${language}/programme/municipalities/${code.value}${event.url.search}`)
  const found = findMunicipality(view, code.value)
  if (!found.ok) error(404, 'no such municipality')
  if (found.value.kind !== 'there') return { ...about, found: found.value, there: null }

  const { statements } = await services.handOverOn(view.on)
  const page = municipalityPage(view, code.value, listedFocalPoints(services.library), statements)
  if (!page.ok) error(404, 'no such municipality')
  const known = await services.policyOn(view.on)
  const policy = policyPage(known, view.areas, view.on, services.contentLanguage(language))
  return {
    ...about,
    found: found.value,
    there: {
      page: page.value,
      policy: policy.ok ? (policy.value.municipalities.find((row) => row.code === code.value) ?? null) : null,
    },
  }
}
