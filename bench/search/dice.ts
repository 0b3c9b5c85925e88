/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The question with a letter left out, swapped or replaced in one of its words of six letters and more, if it has one. */
export function withALetterWrong(query: string, next: () => number): string {
  const words = query.split(' ')
  const long = words.flatMap((word, index) => (/^\p{L}{6,}$/u.test(word) ? [index] : []))
  const chosen = long[Math.floor(next() * long.length)]
  if (chosen === undefined) return query
  const word = words[chosen] ?? ''
  const at = 1 + Math.floor(next() * (word.length - 2))
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
  const faults = [`${before}${after}`, `${before}${after[0] ?? ''}${letter}${after.slice(1)}`, `${before}e${after}`]
  words[chosen] = faults[Math.floor(next() * faults.length)] ?? word
  return words.join(' ')
}
