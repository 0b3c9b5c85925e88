/** A municipality that a reader can choose, with everything that holds there. */
export interface ChosenPlace {
  code: string
  name: string
  /** Its own code and those of the regions it is in. */
  areas: readonly string[]
}
