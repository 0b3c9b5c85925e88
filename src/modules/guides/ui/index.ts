export { default as ContactLine } from './ContactLine.svelte'
export { default as GuideOverview } from './GuideOverview.svelte'
export { default as WizardStep } from './WizardStep.svelte'
