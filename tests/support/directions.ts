const sided =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-.*)?|left|right|border-(?:top|bottom)-(?:left|right)-radius)$/

/** Declarations that mean left or right whatever the language, as they stand in the style. */
export function physicalDirections(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '')
  return [...bare.matchAll(/[{;]\s*([a-z-]+)\s*:\s*([^;{}]+)/g)].flatMap(([, property = '', value = '']) => {
    const isSided =
      sided.test(property) ||
      (/^(text-align|float|clear)$/.test(property) && /^(left|right)\b/.test(value)) ||
      (/^(margin|padding|inset|border-width|border-style|border-color)$/.test(property) &&
        differsBetweenSides(value)) ||
      (property === 'border-radius' && value.trim().split(/\s+/).length > 1)
    return isSided ? [`${property}: ${value.trim()}`] : []
  })
}

/** Four values whose second and fourth differ: another left than right. */
function differsBetweenSides(value: string): boolean {
  const values = value.trim().match(/(?:[^\s(]|\([^)]*\))+/g) ?? []
  return values.length === 4 && values[1] !== values[3]
}
