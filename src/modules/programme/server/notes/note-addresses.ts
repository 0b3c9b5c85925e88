import type { RegisterView } from '../register-view.ts'

/**
 * Where a sentence of a note stands, below the language: `/notes/s1/frameworks#s1-051`. It does not depend on the day.
 *
 * @param search what the address carries along, such as `?on=2021-06-30`
 * @returns null when there is no such sentence
 */
export function noteAddress(
  { programme }: Pick<RegisterView, 'programme'>,
  statement: string,
  search = '',
): string | null {
  const found = programme.statements.find(({ id }) => id === statement)
  const note = programme.retellings.find(({ document }) => document === found?.document)
  return found && note ? `/notes/${note.slug}/${found.chapter}${search}#${found.id}` : null
}

/** Every page of the notes, below the language. */
export const notePaths = ({ retellings }: Pick<RegisterView['programme'], 'retellings'>): string[] => [
  '/notes',
  ...retellings.flatMap(({ slug, chapters }) => [
    `/notes/${slug}`,
    ...chapters.map(({ id }) => `/notes/${slug}/${id}`),
  ]),
]
