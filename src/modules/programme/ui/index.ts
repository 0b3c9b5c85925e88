export { default as ItemTable } from './ItemTable.svelte'
export { default as NoteSentences } from './NoteSentences.svelte'
export { default as SourceLinks } from './SourceLinks.svelte'
export { default as StateBadge } from './StateBadge.svelte'
