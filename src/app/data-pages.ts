import { sourceLanguage } from '#kernel/language.ts'
import { boardRegions } from '#modules/programme/server/index.ts'
import { minuteNow } from './asked-moment.ts'
import type { Services } from './services.ts'

/** The pages that a row of the data has, by the section they are in, below the language, as known today. */
export async function dataPages({
  areas,
  directory,
  information,
  policy,
  registerOn,
  today,
}: Pick<Services, 'areas' | 'directory' | 'information' | 'policy' | 'registerOn' | 'today'>): Promise<
  Readonly<Record<string, readonly string[]>>
> {
  const view = registerOn(today(), sourceLanguage)
  const items = view.known.items.map(({ item }) => item)
  const codes = [...new Set(areas.municipalities.map(({ code }) => code))]
  const { regional, national } = await directory.list({}, sourceLanguage, minuteNow())
  return {
    directory: [...regional, ...national].map(({ id }) => `/help/${id}`),
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
