/** A piece of a text: words, or a place where a fact, the name of a contact or its number comes. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'fact'; id: string }
  | { kind: 'contact'; id: string }
  | { kind: 'phone'; id: string }

const placeholder = /\{(?:(contact|phone):)?([A-Za-z0-9-]+)\}/g

/** `Vanaf 21 … {minimum-wage-hour} per uur` in pieces, in order. A brace that is no placeholder stays text. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(placeholder)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    pieces.push(placeOf(match[1], match[2] ?? ''))
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}

function placeOf(kind: string | undefined, id: string): Piece {
  return kind === 'contact' || kind === 'phone' ? { kind, id } : { kind: 'fact', id }
}

/** The placeholders of a text as they are written, sorted: two texts with the same ones say the same numbers. */
export const placeholdersOf = (text: string): string[] => [...text.matchAll(placeholder)].map(([whole]) => whole).sort()

/** The facts that a text shows. */
export const factsIn = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.kind === 'fact' ? piece.id : []))

/** The words of a text without its placeholders. */
export const proseOf = (text: string): string =>
  piecesOf(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : ' '))
    .join('')
