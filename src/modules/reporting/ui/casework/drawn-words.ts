const drawn = /^(cases|language|forwards\.report|passed-on\.(field|code|file|ground)|figures\.sector)\./

/** Of all words of a language those that a browser needs for what it draws itself, once a case is open. */
export const drawnWords = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => drawn.test(key)))
