/** Deeper than any token is written; a group of a group of an address has four. */
const deepest = 16

/**
 * The object that a part of a token says, or null. Refuses what two readers could read in two ways (a member that stands there twice), what is
 * deeper than 16 levels, and what is no object.
 */
export function readStrictObject(text: string): Readonly<Record<string, unknown>> | null {
  const value = parsed(text)
  if (!isObject(value)) return null
  // After reading, so that every text in it has an end: on half a text this expression would take its time.
  const outsideTexts = text.replace(/"(?:[^"\\]|\\.)*"/g, '')
  if (depthOf(outsideTexts) > deepest) return null
  // Outside texts a colon stands after the name of a member and nowhere else. Reading keeps one of two members with the same name.
  const written = outsideTexts.split(':').length - 1
  return written === membersIn(value) ? value : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function depthOf(outsideTexts: string): number {
  let depth = 0
  let most = 0
  for (const character of outsideTexts) {
    if (character === '{' || character === '[') depth += 1
    if (character === '}' || character === ']') depth -= 1
    most = Math.max(most, depth)
  }
  return most
}

function membersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + membersIn(item), 0)
  if (!isObject(value)) return 0
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + membersIn(item), 0)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
