import { keptForSeconds } from '#app/api-answer.ts'
import { addDays } from '#kernel/days.ts'
import { apiVersion, longestPageSize } from '#modules/directory/server/index.ts'
import { largestChecksBytes, mostChecks } from '#modules/rights/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services }, url }) => ({
  site: url.origin,
  version: apiVersion,
  seconds: keptForSeconds,
  most: longestPageSize,
  checks: { most: mostChecks, bytes: largestChecksBytes },
  tomorrow: addDays(services.today(), 1),
  sensitive: false,
})
