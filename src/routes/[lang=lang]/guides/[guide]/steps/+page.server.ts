import { error, fail } from '@sveltejs/kit'
import { type WizardForm, wizardForm } from '#modules/guides/index.ts'
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

function turn({ params, locals: { services, language } }: Pick<RequestEvent, 'params' | 'locals'>, form: WizardForm) {
  const found = services.guides.find(params.guide, language)
  if (found.kind !== 'found') error(404, 'unknown guide')
  return services.guides.turn(found.worded, form, services.municipalities(), services.today())
}

export const load: PageServerLoad = (event) => ({
  start: turn(event, nothingYet),
  municipalities: event.locals.services.municipalities(),
  today: event.locals.services.today(),
})

export const actions: Actions = {
  default: async (event) => {
    const view = turn(event, wizardForm(await readForm(event.request)))
    // Another language shows the same step: also when an earlier question is looked at again.
    const again = view.changing ? { change: view.changing } : {}
    const carry = { answers: view.answers, municipality: view.municipality?.code ?? '', ...again }
    return view.problem ? fail(422, { view, carry }) : { view, carry }
  },
}
