/** A stretch of words that both texts have, or that only the first (`removed`) or only the second (`added`) has. */
export interface WordStretch {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Texts of a theme are a few sentences; beyond this the table of lengths would grow too large, and all counts as changed. */
const mostWords = 600

/**
 * What changed from one text to another, word by word, by a longest common subsequence. Words go with the white space
 * behind them. `same` and `removed` together are the first text, `same` and `added` together the second.
 */
export function wordDifference(from: string, to: string): readonly WordStretch[] {
  const [a, b] = [wordsIn(from), wordsIn(to)]
  const stretches: WordStretch[] = []
  const add = (kind: WordStretch['kind'], word: string) => {
    const last = stretches.at(-1)
    if (last?.kind === kind) last.text += word
    else stretches.push({ kind, text: word })
  }
  const lengths = a.length > mostWords || b.length > mostWords ? undefined : commonLengths(a, b)
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (lengths && one !== undefined && one === other) {
      add('same', one)
      i += 1
      j += 1
    } else if (
      one !== undefined &&
      (other === undefined || !lengths || at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      add('removed', one)
      i += 1
    } else {
      add('added', other ?? '')
      j += 1
    }
  }
  return stretches
}

const wordsIn = (text: string): readonly string[] => text.match(/\s+|\S+\s*/gu) ?? []

type Lengths = readonly (readonly number[])[]

const at = (lengths: Lengths, i: number, j: number): number => lengths[i]?.[j] ?? 0

/** At `[i][j]` how many words the rest of `a` from `i` and the rest of `b` from `j` have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Lengths {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] ?? []
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
  }
  return lengths
}
