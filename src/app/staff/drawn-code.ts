import { encode } from 'uqr'

/** A code to scan as one path, drawn on the server: the secret in it goes to no other address. Dark squares, one unit each. */
export function drawnCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: squares.join('') }
}
