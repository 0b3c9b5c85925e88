import { sourceLanguage } from '#kernel/language.ts'
import { boardRegions } from '#modules/programme/server/index.ts'
import type { Services } from './services.ts'

/** The pages that a row of the data has, by the section they are in, below the language, as known today. */
export function dataPages({
  areas,
  information,
  policy,
  registerOn,
  today,
}: Pick<Services, 'areas' | 'information' | 'policy' | 'registerOn' | 'today'>): Readonly<
  Record<string, readonly string[]>
> {
  const view = registerOn(today(), sourceLanguage)
  const items = view.known.items.map(({ item }) => item)
  const codes = [...new Set(areas.municipalities.map(({ code }) => code))]
  return {
    programme: items.map(({ id }) => `/programme/${id}`),
    outcomes: items.filter(({ type }) => type === 'motion').map(({ id }) => `/programme/motions/${id}`),
    boards: [
      ...boardRegions(view).map(({ code }) => `/programme/regions/${code}`),
      ...codes.map((code) => `/programme/municipalities/${code}`),
    ],
    information: information.ids.map((id) => `/articles/${id}`),
    frameworks: policy.documents.map(({ id }) => `/policy/documents/${id}`),
  }
}
