import { createContext } from 'svelte'
import type { Translator } from '#platform/i18n/translator.ts'

/** The words of this page. The root layout (and the service worker) gives them, every component may ask. */
export const [text, setText] = createContext<Translator>()
