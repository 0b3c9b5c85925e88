/**
 * The screens on which a municipality keeps its own policy documents. A door of its own: pages for everybody carry nothing of it.
 */
export { default as OwnDocumentForm } from './OwnDocumentForm.svelte'
export { default as OwnDocumentTable } from './OwnDocumentTable.svelte'
export { documentFieldName, documentFieldWord, saidProblem } from './own-document-words.ts'
