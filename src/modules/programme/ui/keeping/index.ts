/**
 * The screens on which owners say how their promises stand, answer the hand-over and write notes. A door of its own: pages for everybody carry nothing of it.
 */
export { givenBases } from '../../forms/editing/typed-saying.ts'
export { default as AgreementFields } from './AgreementFields.svelte'
export { default as DraftNoteForm } from './DraftNoteForm.svelte'
export { noAgreement } from './no-agreement.ts'
export { draftFieldName, draftFieldWord, noteProblem } from './note-words.ts'
export { default as OwnFilters } from './OwnFilters.svelte'
export { default as OwnRowForm } from './OwnRowForm.svelte'
export { default as OwnTable } from './OwnTable.svelte'
export { default as SayCards } from './SayCards.svelte'
export { boxWords, fieldWords, type SaidProblem, type ToldProblem } from './say-words.ts'
