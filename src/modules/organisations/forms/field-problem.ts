/** What is wrong with a field, as a code; `field` null: with no single one. */
export interface FieldProblem<Code extends string = string> {
  field: string | null
  code: Code
}
