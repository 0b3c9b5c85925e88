import { askedRegister } from '#app/asked-register.ts'
import { parseDay } from '#kernel/days.ts'
import { changesPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

/** An entry is a few lines of text, so that fewer fit than in the list. */
const pageSize = 20

export const load: PageServerLoad = (event) => {
  const { view, ...asked } = askedRegister(event)
  const typed = event.url.searchParams.get('since')?.trim() ?? ''
  const since = parseDay(typed)
  const isWrong = typed !== '' && !since.ok
  if (isWrong) event.locals.status = 422
  const page = event.url.searchParams.get('page') ?? '1'
  return {
    ...asked,
    problems: isWrong ? [{ parameter: 'since', typed: typed.slice(0, 40) }] : [],
    page: changesPage(view, since.ok ? since.value : null, /^\d{1,6}$/.test(page) ? Number(page) : 1, pageSize),
  }
}
