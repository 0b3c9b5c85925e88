/** Where in a JSON text something stands. */
export interface JsonPlace {
  line: number
  column: number
}

/** The place of a letter in a text. */
export function placeIn(text: string, at: number): JsonPlace {
  const before = text.slice(0, at)
  const lines = before.split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** What was found while passing over a JSON text: its first fault, or where the objects of `results` begin. */
export type JsonWalk = { ok: true; starts: readonly number[] } | { ok: false; at: number; deep: boolean }

/** Deeper than any file of ours; a text made of nothing but brackets is no file of ours. */
const maximumDepth = 50

type Expects = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'more'

interface Walk {
  at: number
  expects: Expects
  open: ('{' | '[')[]
  key: string
  starts: number[]
}

const blank = /[ \t\r\n]*/y
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

/** Passes over a JSON text once, letter by letter, without making anything of it. */
export function walkJson(text: string): JsonWalk {
  const walk: Walk = { at: 0, expects: 'value', open: [], key: '', starts: [] }
  for (;;) {
    walk.at = past(blank, text, walk.at) ?? walk.at
    if (walk.at >= text.length) break
    if (!step(text, walk)) return { ok: false, at: walk.at, deep: walk.open.length > maximumDepth }
  }
  const whole = walk.open.length === 0 && walk.expects === 'more'
  return whole ? { ok: true, starts: walk.starts } : { ok: false, at: text.length, deep: false }
}

function past(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

function step(text: string, walk: Walk): boolean {
  const letter = text[walk.at] ?? ''
  switch (walk.expects) {
    case 'colon':
      return take(letter === ':', walk, 'value')
    case 'more':
      return stepOn(letter, walk)
    case 'key':
    case 'first-key':
      if (letter === '}' && walk.expects === 'first-key') return close(walk)
      return takeKey(text, walk)
    case 'value':
    case 'first-value':
      if (letter === ']' && walk.expects === 'first-value') return close(walk)
      return takeValue(text, walk, letter)
  }
}

function take(fits: boolean, walk: Walk, expects: Expects): boolean {
  if (!fits) return false
  walk.at += 1
  walk.expects = expects
  return true
}

function close(walk: Walk): boolean {
  walk.open.pop()
  return take(true, walk, 'more')
}

function stepOn(letter: string, walk: Walk): boolean {
  const inside = walk.open.at(-1)
  if (letter === ',' && inside) return take(true, walk, inside === '{' ? 'key' : 'value')
  if ((letter === '}' && inside === '{') || (letter === ']' && inside === '[')) return close(walk)
  return false
}

function takeKey(text: string, walk: Walk): boolean {
  const end = endOfString(text, walk.at)
  if (end === null) return false
  if (walk.open.length === 1) walk.key = text.slice(walk.at + 1, end - 1)
  walk.at = end
  walk.expects = 'colon'
  return true
}

function takeValue(text: string, walk: Walk, letter: string): boolean {
  if (letter === '{' || letter === '[') {
    if (letter === '{' && walk.open.length === 2 && walk.key === 'results') walk.starts.push(walk.at)
    walk.open.push(letter)
    if (walk.open.length > maximumDepth) return false
    return take(true, walk, letter === '{' ? 'first-key' : 'first-value')
  }
  const end = letter === '"' ? endOfString(text, walk.at) : past(literal, text, walk.at)
  if (end === null) return false
  walk.at = end
  walk.expects = 'more'
  return true
}

const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y

/** Behind the closing quote; null for what is no string. */
function endOfString(text: string, from: number): number | null {
  if (text[from] !== '"') return null
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 34) return at + 1
    if (code < 32) return null
    if (code !== 92) continue
    const end = past(escaped, text, at + 1)
    if (end === null) return null
    at = end - 1
  }
  return null
}
