import { ok, type Result } from '#kernel/result.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { type Actor, type Desk, keepSecret } from '#modules/organisations/server/index.ts'
import { keptSubject } from '#modules/reporting/index.ts'
import {
  addTask,
  type CaseDesk,
  type DeskStep,
  fileReport,
  openCase,
  openVault,
  readCaseFile,
  readSealedReport,
  type SealedAdvice,
  type SealedTexts,
  sealedTexts,
  seeCase,
  throwAwayItem,
  writeInCase,
} from '#modules/reporting/server/index.ts'

const sent = (bytes: Uint8Array | null): string | null => bytes && toBase64url(bytes)

/** Does what the script of a page of cases asks. What it gives is for that browser: bytes as base64url. */
export async function doCaseStep(
  { cases, staff }: { cases: CaseDesk & { now(): Date }; staff: Desk },
  actor: Actor,
  step: DeskStep,
): Promise<Result<unknown, string>> {
  switch (step.do) {
    case 'open':
      return openSealed(cases, actor, step.case)
    case 'seen':
      return seeCase(cases, actor, step.case, step)
    case 'file': {
      const file = await readCaseFile(cases, actor, step.case, step.item)
      return file.ok ? ok(sent(file.value)) : file
    }
    case 'texts': {
      const page = await sealedTexts(cases, actor, step.after)
      return page.ok ? ok({ ...page.value, cases: page.value.cases.map(sentTexts) }) : page
    }
    case 'own-key':
      return keepSecret(staff, actor, { ...step, subject: keptSubject(step.case, 'own') })
    case 'write':
      return writeInCase(cases, actor, step.case, step)
    case 'task':
      return addTask(cases, actor, step.case, step)
    case 'throw-away':
      return throwAwayItem(cases, actor, step.case, step.item)
    case 'file-report': {
      const sealed = readSealedReport(step.sealed)
      return sealed.ok ? fileReport(cases, actor, sealed.value) : sealed
    }
    case 'open-vault': {
      const vault = await openVault(cases, actor, step.case)
      if (!vault.ok) return vault
      const keys = vault.value.keys.map(({ keyNumber, wrapped }) => ({ keyNumber, wrapped: toBase64url(wrapped) }))
      return ok({ ...vault.value, envelope: sent(vault.value.envelope), keys })
    }
  }
}

const sentTexts = ({
  keys,
  fresh,
  items,
  ...rest
}: Pick<SealedTexts, 'keys' | 'fresh' | 'items'> & { caseId?: string }) => ({
  ...rest,
  keys: keys.map(({ key, keyNumber, wrapped }) => ({ key, keyNumber, wrapped: toBase64url(wrapped) })),
  fresh: fresh.map((one) => ({ ...one, wrapped: toBase64url(one.wrapped) })),
  items: items.map((item) => ({ ...item, envelope: sent(item.envelope) })),
})

const sentAdvice = ({ id, envelope, answerFile, keys }: SealedAdvice) => ({
  id,
  envelope: toBase64url(envelope),
  answerFile,
  keys: keys.map(({ keyNumber, wrapped }) => ({ keyNumber, wrapped: toBase64url(wrapped) })),
})

/** Everything sealed in a case. That somebody asked for it stands in the audit; that they saw it, says the script of its page once it is on screen. */
async function openSealed(desk: CaseDesk, actor: Actor, caseId: string): Promise<Result<unknown, string>> {
  const opened = await openCase(desk, actor, caseId)
  if (!opened.ok) return opened
  const { keys, fresh, items, advice, commitment } = opened.value
  const texts = sentTexts({ keys, fresh, items })
  return ok({ ...texts, commitment: toBase64url(commitment), advice: advice.map(sentAdvice) })
}
