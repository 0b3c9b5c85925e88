/** Room for files that are on their way: each takes up to 16 MiB of memory until the database has it. */
export interface UploadRoom {
  /** Lets a file in, and gives what says that it is through; `null`: there is no room now, for anybody or for this line. */
  enter(line: string): (() => void) | null
  /** How many are on their way. */
  readonly inside: number
}

/**
 * `most`: how many at once; `perLine`: how many from one part of the internet, so that one cannot take all the room by
 * sending slowly. Lines are known only as long as their files are on their way.
 */
export function uploadRoom({ most, perLine }: { most: number; perLine: number }): UploadRoom {
  const lines = new Map<string, number>()
  let inside = 0
  return {
    get inside() {
      return inside
    },
    enter(line) {
      const own = lines.get(line) ?? 0
      if (inside >= most || own >= perLine) return null
      inside += 1
      lines.set(line, own + 1)
      let isInside = true
      return () => {
        if (!isInside) return
        isInside = false
        inside -= 1
        const left = (lines.get(line) ?? 1) - 1
        if (left === 0) lines.delete(line)
        else lines.set(line, left)
      }
    },
  }
}
