/** Something that is waited for later: when it fails before that, nobody misses it. */
export function ahead<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined)
  return answer
}
