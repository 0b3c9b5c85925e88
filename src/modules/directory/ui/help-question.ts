import type { LanguageTag } from '#kernel/language.ts'
import type { ServiceKind } from '../domain/directory.ts'
import type { EpochMinute } from '../domain/open-state.ts'
import type { ListPage, ListQuery } from './directory-views.ts'

export const helpFields = ['municipality', 'language', 'kind', 'at', 'open'] as const
export type HelpField = (typeof helpFields)[number]

export interface HelpProblem {
  field: HelpField
  why: 'kind' | 'language' | 'municipality' | 'open' | 'not-a-moment' | 'too-far' | 'skipped'
  typed: string
}

/** What the address asks for. */
export interface HelpQuestion {
  query: ListQuery
  at: EpochMinute
  /** False: it is about now. */
  chosen: boolean
  /** Every field as it was typed; empty when it was not. */
  typed: Readonly<Record<HelpField, string>>
  problems: readonly HelpProblem[]
}

export type HelpChoices = ListPage['choices']

/** The same question with some fields changed, as the end of an address. */
export function helpSearch(typed: HelpQuestion['typed'], changes: Partial<Record<HelpField, string>> = {}): string {
  const all = { ...typed, ...changes }
  const search = new URLSearchParams(helpFields.flatMap((field) => (all[field] === '' ? [] : [[field, all[field]]])))
  return search.size === 0 ? '' : `?${search}`
}

/**
 * Reads every filter but the moment. A value that means nothing is named, and the list is shown without it. A language of
 * the site means something also where nobody is known to speak it.
 *
 * @param typed as it stands in the address, trimmed and cut to a length that fits on a page
 */
export function readFilters(
  typed: HelpQuestion['typed'],
  choices: HelpChoices,
): { query: ListQuery; problems: HelpProblem[] } {
  const problems: HelpProblem[] = []
  const choice = <Value extends string>(
    field: 'kind' | 'language' | 'municipality' | 'open',
    values: readonly Value[],
  ) => {
    if (typed[field] === '') return undefined
    const found = values.find((value) => value === typed[field])
    if (found === undefined) problems.push({ field, why: field, typed: typed[field] })
    return found
  }
  const kind: ServiceKind | undefined = choice('kind', choices.kinds)
  const spoken: LanguageTag | undefined = choice('language', [...choices.languages, ...choices.ofSite])
  const municipality = choice(
    'municipality',
    choices.municipalities.map(({ code }) => code),
  )
  const open = choice('open', ['1'])
  const query: ListQuery = {
    ...(kind === undefined ? {} : { kind }),
    ...(spoken === undefined ? {} : { spoken }),
    ...(municipality === undefined ? {} : { near: municipality }),
    ...(open === undefined ? {} : { openNow: true }),
  }
  return { query, problems }
}
