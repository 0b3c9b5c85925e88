import type { ComponentProps } from 'svelte'
import type { HelpList, PointView } from '#modules/directory/ui/index.ts'
import type { GuideOverview, WizardStep } from '#modules/guides/ui/index.ts'
import type { ArticlePage, SearchResults, TopicList } from '#modules/information/ui/index.ts'

/** What a phone draws in the frame of the offline page. */
export interface DrawnProps {
  topics: ComponentProps<typeof TopicList>
  article: ComponentProps<typeof ArticlePage>
  search: ComponentProps<typeof SearchResults>
  guide: ComponentProps<typeof GuideOverview>
  step: ComponentProps<typeof WizardStep>
  help: ComponentProps<typeof HelpList>
  point: ComponentProps<typeof PointView>
}

/** The server draws none of it, but must not know that: else the page would lose the style that the phone needs. */
export const nothingDrawn = (): DrawnProps | null => null
