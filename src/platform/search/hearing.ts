import SearchableMap from 'minisearch/SearchableMap'
import type { Analyser } from './analyser.ts'
import { faultsIn } from './corrected.ts'

/** Finds words of a Cyrillic language that were typed in Latin letters; in other languages nothing. */
export interface Hearing {
  /** Words that sound the same. */
  same(word: string): number[]
  /** Words that sound the same but for their ending or a letter. */
  like(word: string): number[]
}

const shortestSound = 4
const shortestStem = 3
const longestEnding = 3
const mostAlike = 12

export function createHearing(surfaces: ReadonlyMap<string, number>, analyser: Analyser): Hearing {
  const heard = new SearchableMap<number[]>()
  const stems = new Map<string, number>()
  const soundsOf = (word: string): string[] => analyser.sounds(word).filter((sound) => sound !== '')
  for (const [word, id] of surfaces) {
    for (const sound of soundsOf(word)) heard.set(sound, [...new Set([...(heard.get(sound) ?? []), id])])
    for (const sound of soundsOf(analyser.stem(word))) stems.set(sound, id)
  }
  return {
    same: (word) => soundsOf(word).flatMap((sound) => heard.get(sound) ?? []),
    like: (word) =>
      soundsOf(word).flatMap((sound) => {
        const stem = stemOf(sound, stems)
        if (stem !== undefined) return [stem]
        const other = otherEnding(sound, heard)
        return other.length > 0 ? other : withFaults(sound, heard)
      }),
  }
}

/** The longest stem that a sound begins with, when what follows can be an ending. */
function stemOf(sound: string, stems: ReadonlyMap<string, number>): number | undefined {
  const least = Math.max(shortestStem, sound.length - longestEnding)
  const lengths = Array.from({ length: Math.max(0, sound.length - least + 1) }, (_, shorter) => sound.length - shorter)
  return lengths.map((length) => stems.get(sound.slice(0, length))).find((id) => id !== undefined)
}

function otherEnding(sound: string, heard: SearchableMap<number[]>): number[] {
  for (let length = sound.length; length >= Math.max(shortestSound, sound.length - longestEnding); length -= 1) {
    const begin = take(heard.atPrefix(sound.slice(0, length)), mostAlike)
    const alike = begin.filter(([known]) => known.length <= sound.length + longestEnding)
    if (alike.length > 0) return alike.flatMap(([, ids]) => ids)
  }
  return []
}

function withFaults(sound: string, heard: SearchableMap<number[]>): number[] {
  const faults = faultsIn(sound)
  return faults === 0 ? [] : [...heard.fuzzyGet(sound, faults)].flatMap(([, [ids]]) => ids)
}

/** The first of some values, without walking through all of them. */
export function take<T>(values: Iterable<T>, most: number): T[] {
  const taken: T[] = []
  for (const value of values) {
    if (taken.length >= most) break
    taken.push(value)
  }
  return taken
}
