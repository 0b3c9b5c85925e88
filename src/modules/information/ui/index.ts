export { default as ArticlePage } from './ArticlePage.svelte'
export { default as Pieces } from './Pieces.svelte'
