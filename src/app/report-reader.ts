import type { RequestEvent } from '@sveltejs/kit'
import type { ContactView } from '#modules/guides/index.ts'
import type { Draft } from '#modules/reporting/index.ts'
import { readerFor } from '#modules/reporting/server/index.ts'
import type { ReaderView } from '#modules/reporting/ui/index.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import { reportDesk } from './report-door.ts'

type Asker = Pick<RequestEvent, 'locals'>

/** Who would read a draft; null: nobody, and then there is no form. */
export async function readerOf(event: Asker, { municipality }: Draft): Promise<ReaderView | null> {
  const found = await readerFor(reportDesk(event), municipality === 'unknown' ? null : municipality)
  return found && { organisation: found.organisation, name: found.name, isOwn: found.isOwn }
}

/** Whom to call where nobody reads: where to report, who takes no names, and who helps. */
const toCall = ['CNLA', 'CPOL', 'CMMA', 'CFW'] as const

/** What stands on the page where nobody would read it. `help` null: help points are not there in this language. */
export function referral({ locals: { services, language } }: Asker): {
  contacts: readonly ContactView[]
  help: string | null
} {
  const known = services.guides.contacts(language, services.today())
  return {
    contacts: toCall.flatMap((id) => known.get(id) ?? []),
    help: languagesOfSection('directory').includes(language) ? `/${language}/help` : null,
  }
}

/** One text field of a form as it was sent; empty when it is not there. */
export const sentText = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
