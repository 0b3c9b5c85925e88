import { error, fail } from '@sveltejs/kit'
import { linkToReport } from '#app/link-to-report.ts'
import { type Audience, municipalAudiences, type WizardForm, wizardForm } from '#modules/guides/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const nothingYet: WizardForm = {
  answers: '',
  municipality: '',
  choice: null,
  change: null,
  changing: null,
  back: false,
}

type Asker = Pick<RequestEvent, 'params' | 'locals'>

function wordedGuide({ params, locals: { services, language } }: Asker) {
  const found = services.guides.find(params.guide, language)
  if (found.kind !== 'found') error(404, 'unknown guide')
  return found.worded
}

const turn = (event: Asker, form: WizardForm) => {
  const { services } = event.locals
  return services.guides.turn(wordedGuide(event), form, services.municipalities(), services.today())
}

/** Plans of people who would tell it to somebody else; a focal point is who reads it, an employer is told what to do. */
const endsWithReport: readonly Audience[] = ['worker', 'neighbour', 'desk-officer', 'inspector']

export const load: PageServerLoad = (event) => {
  const { audience } = wordedGuide(event).guide
  return {
    start: turn(event, nothingYet),
    municipalities: event.locals.services.municipalities(),
    today: event.locals.services.today(),
    report: endsWithReport.includes(audience) ? linkToReport(event.locals) : null,
    isForStaff: municipalAudiences.includes(audience),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const view = turn(event, wizardForm(await readForm(event.request)))
    // Another language shows the same step: also when an earlier question is looked at again.
    const again = view.changing ? { change: view.changing } : {}
    const carry = { answers: view.answers, municipality: view.municipality?.code ?? '', ...again }
    return view.problem ? fail(422, { view, carry }) : { view, carry }
  },
}
