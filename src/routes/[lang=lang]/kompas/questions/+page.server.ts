import { fail } from '@sveltejs/kit'
import { carried, kompasSources, kompasTurn, loadView, regionInAddress } from '#app/kompas-turn.ts'
import { emptySheet } from '#modules/policy/index.ts'
import { questionsView } from '#modules/policy/server/index.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const sources = await kompasSources(locals)
  const { region, unknown } = regionInAddress(locals, url)
  return {
    start: questionsView(sources, emptySheet, 'policy', region),
    unknown,
    municipalities: sources.municipalities,
    version: sources.kompas.version,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const sources = await kompasSources(event.locals)
    const { sheet: filled, tooLong, region, theme, file, fileText } = await kompasTurn(event)
    const sheet = file?.ok ? file.value.sheet : filled
    const answer = {
      view: questionsView(sources, sheet, file?.ok ? 'policy' : theme, region),
      loaded: file && loadView(file, sources.kompas.version),
      pasted: file && !file.ok ? fileText : '',
      tooLong,
      carry: carried(sheet, region, { theme }),
    }
    return tooLong.length > 0 || (file && !file.ok) ? fail(422, answer) : answer
  },
}
