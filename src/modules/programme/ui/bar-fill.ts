/** How a part of a bar is filled. Each has a pattern of its own beside its colour, so that nobody needs to see colours. */
export const barFills = ['solid', 'stripes', 'dots', 'grid', 'blank', 'calm', 'faint', 'crosses'] as const
export type BarFill = (typeof barFills)[number]
