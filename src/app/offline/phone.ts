import type { Day } from '#kernel/days.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { LanguagePack } from './language-pack.ts'

/** What a page is drawn from on a phone. */
export interface Phone {
  pack: LanguagePack
  t: Translator
  today: Day
}
