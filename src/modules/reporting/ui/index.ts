export { default as DangerNow } from './DangerNow.svelte'
export { problemWords } from './problem-words.ts'
export { default as Question } from './Question.svelte'
