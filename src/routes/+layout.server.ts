import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals: { language, services } }) => ({
  language,
  emergency: services.emergencyNumbers,
  isDemo: services.staff.demo !== null,
})
