import { fail } from '@sveltejs/kit'
import { carried, helpfulAddresses, kompasSources, kompasTurn, loadView } from '#app/kompas-turn.ts'
import { fieldsOf } from '#modules/policy/index.ts'
import { resultView } from '#modules/policy/server/index.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const sources = await kompasSources(event.locals)
    const { sheet: filled, tooLong, region, file, fileText, go } = await kompasTurn(event)
    const loaded = file && loadView(file, sources.kompas.version)
    const pasted = file && !file.ok ? fileText : ''
    const nothing = go === 'load' && file !== null && !file.ok
    const sheet = go === 'load' && file?.ok ? file.value.sheet : filled
    const earlier = go === 'compare' && file?.ok ? file.value : null
    const answer = {
      result: nothing ? null : resultView(sources, sheet, region, earlier),
      fields: [...fieldsOf(sheet), ...(region === null ? [] : [['region', region] as const])],
      addresses: helpfulAddresses(region),
      loaded,
      pasted,
      tooLong,
      carry: carried(sheet, region, earlier ? { go: 'compare', pasted: fileText } : {}),
    }
    return tooLong.length > 0 || (file && !file.ok) ? fail(422, answer) : answer
  },
}
