/** Something in the house that is not as it should be. */
export interface HouseFinding {
  /** The rule, by the name that its test has. */
  rule: string
  /** Path from the project folder. */
  file: string
  /** Counted from 1; left out when the whole file, or its absence, is meant. */
  line?: number
  message: string
}

export const findingLine = ({ rule, file, line, message }: HouseFinding): string =>
  `${file}${line === undefined ? '' : `:${line}`} [${rule}] ${message}`
