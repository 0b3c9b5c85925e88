import type { LanguageTag } from '#kernel/language.ts'
import type { RuleWords } from '#modules/rights/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { Services } from './services.ts'

/** What pages with dated rules are made with. */
export const ruleWords = ({
  services,
  language,
}: {
  services: Pick<Services, 'facts' | 'today' | 'texts'>
  language: LanguageTag
}): RuleWords => ({
  facts: services.facts,
  today: services.today(),
  t: translator(language),
  catalogue: services.texts(language),
})
