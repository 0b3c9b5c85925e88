/** Dice that fall the same way every time for the same seed. */
export interface Dice {
  /** A whole number from 0 up to, not including, `below`. */
  number(below: number): number
  oneOf<T>(choices: readonly [T, ...T[]]): T
  /** True once in `times` throws. */
  once(times: number): boolean
}

export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  // Mulberry32: small, fast and even enough to choose test input with.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const number = (below: number) => Math.floor(next() * below)
  return {
    number,
    oneOf: (choices) => choices[number(choices.length)] ?? choices[0],
    once: (times) => number(times) === 0,
  }
}
