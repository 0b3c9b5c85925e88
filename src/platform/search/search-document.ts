/** A page as search sees it. Texts may hold HTML, which is left out. */
export interface SearchDocument {
  id: string
  /** BCP 47. */
  language: string
  title: string
  /** Left out: only the other fields are searched. */
  body?: string | undefined
  lead?: string | undefined
  /** What people call it or say about it, chosen by editors, in the language of the page: words and whole phrases. */
  words?: readonly string[] | undefined
  /** What Dutch letters and authorities call it, such as `zorgtoeslag`; found in every language. */
  official?: readonly string[] | undefined
}

export interface SearchResult {
  id: string
  /** Higher is better; only to be compared within one answer. */
  score: number
  /** The words of the question that this page answers to, in small letters without marks. */
  terms: string[]
}

/** A word of a question that no page has, and the known word that was probably meant. */
export interface Suggestion {
  typed: string
  known: string
}
