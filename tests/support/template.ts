/** One kind of page, with the form that leads to it when it has no address of its own. */
export interface Template {
  name: string
  path: string
  /** Answers that were given before, in the order of asking; the page is the one after the last. */
  answers?: readonly (readonly [node: string, option: string])[]
  /** The choice that the server refuses. */
  refused?: string
  /** Buttons named `go` that are pressed first, by their value. */
  go?: readonly string[]
  /** What is sent to the address, as a form of an earlier page would: answers that travel in the page. */
  posted?: readonly (readonly [field: string, value: string])[]
  /** What is filled in before the form of the page is sent. */
  filled?: readonly (readonly [field: string, value: string])[]
}
