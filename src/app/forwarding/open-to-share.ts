import { type DraftPage, draftBy, type OpenedCaseView } from '#modules/reporting/index.ts'
import { watchLock } from '../casework/case-lock.ts'
import { DraftKeeper, watchDraft } from '../casework/keep-draft.ts'
import { openEverything, openKeys } from '../casework/open-sealed.ts'
import type { SentCase } from '../casework/sent-case.ts'
import { workKeys } from '../casework/work-key.ts'
import type { OpenCase, Send } from '../casework/write-sealed.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { sendStep } from '../keys/send-step.ts'
import type { ForwardPage } from './forward-page.ts'

/** A case that stands open on a page on which something of it is shared. */
export interface OpenToShare<Page extends ForwardPage> {
  open: OpenCase<Page['facts']>
  view: OpenedCaseView
  /** What is typed on the page. */
  drafts: DraftKeeper
}

/**
 * Opens the case of a page on which something of it is shared, where it is unlocked, and puts back what somebody began to write there; `ready` is told once it stands open, and then it is watched for the
 * end of the lock.
 */
export async function openToShare<Page extends ForwardPage>(
  page: Page,
  which: DraftPage,
  ready: (opened: OpenToShare<Page>) => void,
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
    const open: OpenCase<Page['facts']> = { facts, send, keys, work, sent, begun: new Map() }
    const kept = draftBy(view.drafts, facts.me, which)
    const drafts = watchDraft(page, new DraftKeeper(open, which, kept), kept?.texts ?? null)
    ready({ open, view, drafts })
    window.addEventListener('beforeunload', (event) => {
      if (drafts.lacks(page.fields.texts())) event.preventDefault()
    })
    watchLock(page, () => drafts.save(page.fields.texts()))
  })
}

/** Sends what was written on the page in the place of its draft; afterwards nothing of it is a draft any more. */
export async function sendInstead(
  page: ForwardPage,
  drafts: DraftKeeper,
  send: (instead: string | null) => Promise<void>,
): Promise<void> {
  await drafts.save(page.fields.texts())
  await drafts.whileSent(send)
  page.fields.allKept()
}
