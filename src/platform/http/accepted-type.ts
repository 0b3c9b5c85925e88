interface Wish {
  type: string
  weight: number
}

/**
 * The media type to answer with (RFC 9110): the one of `offered` that the header wants most, the first of them when it
 * wants several as much or there is no header.
 *
 * @param offered such as `application/json`, in our order of preference
 * @returns null when the sender accepts none of them
 */
export function acceptedType<Type extends string>(header: string | null, offered: readonly Type[]): Type | null {
  if (header === null || header.trim() === '') return offered[0] ?? null
  const wishes = header.split(',').map(wishIn)
  let best: { type: Type; weight: number } | null = null
  for (const type of offered) {
    const weight = weightOf(type, wishes)
    if (weight > (best?.weight ?? 0)) best = { type, weight }
  }
  return best?.type ?? null
}

/** The most precise wish counts: `text/csv` before `text/*` before anything. */
function weightOf(type: string, wishes: readonly Wish[]): number {
  const [main = ''] = type.split('/')
  for (const range of [type, `${main}/*`, '*/*']) {
    const found = wishes.find((wish) => wish.type === range)
    if (found) return found.weight
  }
  return 0
}

/** A weight that is no number from 0 to 1 counts as 0. */
function wishIn(part: string): Wish {
  const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number(quality.slice('q='.length))
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 }
}
