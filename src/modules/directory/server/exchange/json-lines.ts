/** Line ends, texts, the signs of JSON, and everything between them. */
const tokens = /\n|"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]|[^\s"[\]{},]+/g
const depthChanges: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 }

/**
 * The line on which each element of the lists of an object begins: `{"a": [x, y]}` gives the lines of x and y under `a`.
 * For text that is valid JSON; lines start at 1.
 */
export function lineOfElements(json: string): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>()
  let line = 1
  let depth = 0
  let list: number[] = []
  let awaitsElement = false
  for (const [token] of json.matchAll(tokens)) {
    if (token === '\n') {
      line += 1
      continue
    }
    if (awaitsElement && token !== ']') list.push(line)
    if (depth === 1 && token.startsWith('"')) list = named(lines, token)
    depth += depthChanges[token] ?? 0
    awaitsElement = depth === 2 && (token === '[' || token === ',')
  }
  return lines
}

function named(lines: Map<string, number[]>, key: string): number[] {
  const list: number[] = []
  lines.set(String(JSON.parse(key)), list)
  return list
}
