/** Letters with a mark that HTML names: `&uuml;` is a u with a mark, and search folds the mark away. */
const marked = /&([a-z])(?:uml|acute|grave|circ|tilde|cedil|ring|slash|caron|ogon|breve|macr|dot|strok|stroke|comma);/gi
const numbered = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi
const named: Readonly<Record<string, string>> = {
  amp: '&',
  szlig: 'ss',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: "'",
}

/**
 * Text without HTML: tags, scripts, styles and comments become a space, entities their letter. Text that has none comes
 * back as it is. Each pattern stops at the next `<`, so that the work grows with the length of the text and no faster.
 */
export function plainText(text: string): string {
  const untagged = text.includes('<') ? withoutTags(text) : text
  if (!untagged.includes('&')) return untagged
  return untagged
    .replaceAll('&amp;', '&')
    .replace(marked, '$1')
    .replace(numbered, (_, hex?: string, decimal?: string) =>
      letterOf(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/&([a-z]{2,8});/gi, (_, name: string) => named[name.toLowerCase()] ?? ' ')
}

function withoutTags(text: string): string {
  return cutOut(cutOut(cutOut(text, '<!--', '-->'), '<script', '</script'), '<style', '</style').replace(
    /<\/?[a-z!?][^<>]*>?/gi,
    ' ',
  )
}

/** Takes out what stands from `from` up to `to`; what is never closed stays. */
function cutOut(text: string, from: string, to: string): string {
  const lower = text.toLowerCase()
  let start = lower.indexOf(from)
  if (start < 0 || lower.length !== text.length) return text
  const kept: string[] = []
  let done = 0
  while (start >= 0) {
    const end = lower.indexOf(to, start)
    if (end < 0) break
    kept.push(text.slice(done, start), ' ')
    done = end + to.length
    start = lower.indexOf(from, done)
  }
  return kept.join('') + text.slice(done)
}

function letterOf(code: number): string {
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}
