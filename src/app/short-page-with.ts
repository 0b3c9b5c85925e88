import type { LanguageTag } from '#kernel/language.ts'
import type { ShortPageWith } from '#modules/rights/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { Services } from './services.ts'

/** What the pages of the short checks are made with. */
export const shortPageWith = ({
  services,
  language,
}: {
  services: Pick<Services, 'rules' | 'today'>
  language: LanguageTag
}): ShortPageWith => ({ t: translator(language), rules: services.rules, today: services.today() })
