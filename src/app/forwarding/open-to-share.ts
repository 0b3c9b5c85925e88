import type { OpenedCaseView } from '#modules/reporting/index.ts'
import { watchLock } from '../casework/case-lock.ts'
import { openEverything, openKeys } from '../casework/open-sealed.ts'
import type { SentCase } from '../casework/sent-case.ts'
import { workKeys } from '../casework/work-key.ts'
import type { OpenCase, Send } from '../casework/write-sealed.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { sendStep } from '../keys/send-step.ts'
import type { ForwardPage } from './forward-page.ts'

/** Opens the case of a page on which something of it is shared, where it is unlocked; `ready` is told once it stands open, and then it is watched for the end of the lock. */
export async function openToShare<Page extends ForwardPage>(
  page: Page,
  ready: (open: OpenCase<Page['facts']>, view: OpenedCaseView) => void,
): Promise<void> {
  const facts: Page['facts'] | null = page.facts
  if (!facts || !page.form) return
  const work = isSecureContext ? await workKeys(localStorage, facts.work, Date.now()) : null
  page.setOpen(false)
  if (work === null) return
  await page.safely(async () => {
    const send: Send = (step) => sendStep({ facts }, step)
    const sent = await send<SentCase>({ do: 'open', case: facts.caseId })
    const place = { organisation: facts.organisation, caseId: facts.caseId }
    const keys = await openKeys(work, place, sent)
    if (keys === null) throw new Refused('locked-case')
    const view = await openEverything(keys, place, sent)
    page.setOpen(true)
    ready({ facts, send, keys, work, sent, begun: new Map() }, view)
    watchLock(page, async () => undefined)
  })
}
