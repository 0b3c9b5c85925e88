import type { LanguageTag } from '#kernel/language.ts'
import { type LinkToSection, linkToSection } from './link-to-section.ts'
import type { Services } from './services.ts'

/** The way to the page where something can be told; in another language where this one lacks it. */
export const linkToReport = (asker: { services: Pick<Services, 'texts'>; language: LanguageTag }): LinkToSection =>
  linkToSection(asker, 'reporting', '/report', 'reporting.home')
