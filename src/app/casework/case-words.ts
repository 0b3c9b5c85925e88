import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import { Refused } from '../keys/ceremony-page.ts'
import type { CasePage } from './case-page.ts'

/** The words for what is drawn once a case is open. @throws Refused `no-connection` */
export async function wordsFor({ facts }: CasePage): Promise<Translator> {
  const answer = await fetch(facts.words).catch(() => null)
  if (!answer?.ok) throw new Refused('no-connection')
  const { language, texts } = await answer.json()
  return createTranslator(language, texts)
}
