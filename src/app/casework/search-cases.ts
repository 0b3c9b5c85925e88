import { type FindableText, type FoundInCase, textsIn } from '#modules/reporting/index.ts'
import { FoundCases } from '#modules/reporting/ui/keeping/index.ts'
import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { sendStep } from '../keys/send-step.ts'
import { drawn } from '../offline/drawn.ts'
import { watchLock } from './case-lock.ts'
import { CasePage } from './case-page.ts'
import { finderIn } from './find-in-case.ts'
import { openEverything, openKeys } from './open-sealed.ts'
import type { SentCase } from './sent-case.ts'
import { type WorkKeys, workKeys } from './work-key.ts'

interface SentTexts {
  cases: readonly (SentCase & { caseId: string })[]
  next: string | null
  total: number
}

/** More than are shown help nobody: another word does. */
const mostFound = 100

/** The page on which words are looked for in every case that was read: opened here one batch after the other, and forgotten with the page. */
export async function startSearch(root: HTMLElement): Promise<void> {
  const page = new CasePage(root)
  const work = isSecureContext ? await workKeys(localStorage, page.facts.work, Date.now()) : null
  page.setOpen(false)
  if (work === null) return
  page.setOpen(true)
  watchLock(page, () => Promise.resolve())
  try {
    const [texts, t] = await Promise.all([openAll(page, work), wordsOf(page)])
    watchWords(page, texts, t)
  } catch (error) {
    page.say(error instanceof Refused ? error.code : 'failed')
    if (!(error instanceof Refused)) throw error
  }
}

async function wordsOf({ facts }: CasePage): Promise<Translator> {
  const answer = await fetch(facts.words)
  if (!answer.ok) throw new Refused('no-connection')
  const { language, texts } = await answer.json()
  return createTranslator(language, texts)
}

type TextOfCase = FindableText & { caseId: string }

async function openAll(page: CasePage, work: WorkKeys): Promise<TextOfCase[]> {
  const all: TextOfCase[] = []
  const { organisation, send } = page.facts
  let done = 0
  for (let after: string | null = null; ; ) {
    const batch: SentTexts = await sendStep({ facts: { organisation, send } }, { do: 'texts', after })
    for (const one of batch.cases) {
      const place = { organisation, caseId: one.caseId }
      const keys = await openKeys(work, place, one)
      done += 1
      page.progress(done, batch.total)
      // One that does not open is said on its own page.
      if (keys === null) continue
      const texts = textsIn(await openEverything(keys, place, one))
      all.push(...texts.map((text) => ({ ...text, id: `${one.caseId}/${text.id}`, caseId: one.caseId })))
    }
    if (batch.next === null) return all
    after = batch.next
  }
}

function watchWords(page: CasePage, texts: readonly TextOfCase[], t: Translator): void {
  const find = finderIn(texts)
  const byId = new Map(texts.map((one) => [one.id, one.caseId]))
  const field = page.one('[data-case-find]')
  if (!(field instanceof HTMLInputElement)) return
  const show = () => {
    const found = find(field.value).flatMap((one): FoundInCase[] => {
      const caseId = byId.get(one.id)
      return caseId === undefined ? [] : [{ ...one, caseId }]
    })
    const shown = found.slice(0, mostFound)
    page.draw(
      'found',
      field.value.trim() === ''
        ? ''
        : drawn(FoundCases, { found: shown, total: found.length, base: page.facts.send.replace(/\/do$/, '') }, t),
    )
  }
  field.disabled = false
  field.oninput = show
  field.focus()
  show()
}
