export { default as AreaMap } from './AreaMap.svelte'
export { type AreaFill, areaFills, type LegendEntry } from './area-fill.ts'
