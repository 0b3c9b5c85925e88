/** `{CL-02}` stands for a number, `{CL-04.names}` for names; `claim` is null for anything else between braces. */
export interface Placeholder {
  whole: string
  claim: string | null
  names: boolean
}

const anything = /\{[^}]*\}/g
const known = /^\{(CL-\d+)(\.names)?\}$/

export const placeholdersIn = (text: string): Placeholder[] =>
  [...text.matchAll(anything)].map(([whole]) => {
    const [, claim, names] = known.exec(whole) ?? []
    return { whole, claim: claim ?? null, names: names !== undefined }
  })

/** @param fill gives what stands in the place of each */
export const withoutPlaceholders = (text: string, fill: (placeholder: Placeholder) => string): string =>
  placeholdersIn(text).reduce((done, placeholder) => done.replace(placeholder.whole, () => fill(placeholder)), text)
