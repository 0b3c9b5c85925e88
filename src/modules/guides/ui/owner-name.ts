import type { Translator } from '#platform/i18n/translator.ts'

/** Who keeps a guide right, in the reader's language where the catalogue has words for it, else as the guide says it. */
export const ownerName = (owner: string, t: Translator): string =>
  owner === 'guide-editors' ? t('owner.guide-editors') : owner
