import type { MessageKey, Translator } from '#platform/i18n/translator.ts'

/** A category called `other` cannot be the end of a key: plural forms are called so. */
const ending = (group: string): string => (group === 'other' ? 'else' : group)

/** The name of a group of a variable, such as `housing` of `form`. */
export const groupWords = (t: Translator, variable: string, group: string): string =>
  variable.startsWith('signal-')
    ? t(`figures.signal.${group}` as MessageKey)
    : t(`figures.${variable}.${ending(group)}` as MessageKey)

/** The name of an area of the figures. */
export const areaWords = (t: Translator, area: string): string => t(`figures.area.${area}` as MessageKey)

/** The name of a variable: of one kind of signals that of the kind. */
export const variableWords = (t: Translator, variable: string): string =>
  variable.startsWith('signal-')
    ? t(`figures.kind.${variable.slice('signal-'.length)}` as MessageKey)
    : t(`figures.variable.${variable}` as MessageKey)
