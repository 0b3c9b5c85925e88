/**
 * The screens on which an organisation keeps its own rows. A door of its own: pages for everybody, and what phones keep of them, carry nothing of it.
 */
export { default as FieldFacts } from './FieldFacts.svelte'
export { fieldName, fieldWord } from './field-words.ts'
export { default as KeptLines } from './KeptLines.svelte'
export { default as KeptOrganisations } from './KeptOrganisations.svelte'
export { default as LocationForm } from './LocationForm.svelte'
export { default as PointForm } from './PointForm.svelte'
export { faultWord, fieldFault, stepFault } from './problem-words.ts'
export { default as ServiceForm } from './ServiceForm.svelte'
export { default as StandingLine } from './StandingLine.svelte'
export { default as WaitingChange } from './WaitingChange.svelte'
