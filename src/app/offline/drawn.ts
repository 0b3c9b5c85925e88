import type { Component, ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import type { Translator } from '#platform/i18n/translator.ts'
import Framed from './Framed.svelte'
import type { FramedPage } from './frame.ts'

/** A page that was drawn on the phone, with what is said above it. */
export type Drawn = FramedPage & { warnings: readonly string[]; status: 200 | 404 | 503 }

/** A component of the site as HTML, in the words of the reader. */
export function drawn<Props extends Record<string, unknown>>(
  page: Component<Props>,
  props: Props,
  t: Translator,
): string {
  return render(Framed as Component<ComponentProps<typeof Framed<Props>>>, { props: { t, page, props } }).body
}
