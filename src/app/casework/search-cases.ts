import type { FoundInCase } from '#modules/reporting/index.ts'
import { FoundCases } from '#modules/reporting/ui/keeping/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { sendStep } from '../keys/send-step.ts'
import { drawn } from '../offline/drawn.ts'
import { watchLock } from './case-lock.ts'
import { CasePage } from './case-page.ts'
import { wordsFor } from './case-words.ts'
import { type Finder, growingFinder } from './find-in-case.ts'
import { type Opened, OpeningAll, type TextOfCase } from './open-all.ts'
import { workKeys } from './work-key.ts'

/** More than are shown help nobody: another word does. */
const mostFound = 100

/**
 * The page on which words are looked for in every case that was read: opened here one batch after the other, and forgotten with the page. Words can be looked for at any moment in what is open by then; it
 * can be stopped, and goes on where it was.
 */
export async function startSearch(root: HTMLElement): Promise<void> {
  const page = new CasePage(root)
  const work = isSecureContext ? await workKeys(localStorage, page.facts.work, Date.now()) : null
  page.setOpen(false)
  if (work === null) return
  page.setOpen(true)
  const { organisation } = page.facts
  const all = new OpeningAll((step) => sendStep({ facts: page.facts }, step), work, organisation)
  watchLock(page, async () => all.stop())
  await saying(page, async () => {
    const t = await wordsFor(page)
    const found = watchWords(page, t)
    const run = () => goOn(page, t, all, found)
    page.one('[data-case-stop]')?.addEventListener('click', () => all.stop())
    page.one('[data-case-go-on]')?.addEventListener('click', () => void run())
    await run()
  })
}

async function saying(page: CasePage, work: () => Promise<void>): Promise<void> {
  page.say(null)
  try {
    await work()
  } catch (error) {
    page.say(error instanceof Refused ? error.code : 'failed')
    if (!(error instanceof Refused)) throw error
  }
}

/** Opens what is not open yet, with a bar and a button to stop; then says how it ended. */
async function goOn(page: CasePage, t: Translator, all: OpeningAll, found: FoundNow): Promise<void> {
  const show = (what: string, isShown: boolean) => {
    const one = page.one(what)
    if (one) one.hidden = !isShown
  }
  show('[data-case-stop]', true)
  show('[data-case-go-on]', false)
  page.status('')
  await saying(page, () =>
    all.go((texts, { done, total }) => {
      found.add(texts)
      page.progress(done, total)
    }),
  )
  found.show()
  show('[data-case-stop]', false)
  show('[data-case-go-on]', !all.isWhole)
  page.status(endOf(t, all.opened, all.isWhole))
}

function endOf(t: Translator, { done, unopened, total }: Opened, isWhole: boolean): string {
  if (isWhole && total === 0) return t('cases.search.empty')
  const opened = isWhole ? t('cases.search.whole', { done }) : t('cases.search.stopped', { done, total })
  return unopened === 0 ? opened : `${opened} ${t.plural('cases.search.unopened', unopened)}`
}

interface FoundNow {
  add(texts: readonly TextOfCase[]): void
  show(): void
}

/** What is found of the words in the field; drawn anew with every letter, and once more when all is open. */
function watchWords(page: CasePage, t: Translator): FoundNow {
  const finder: Finder<TextOfCase> = growingFinder()
  const field = page.one('[data-case-find]')
  const words = () => (field instanceof HTMLInputElement ? field.value : '')
  const show = () => {
    const found: FoundInCase[] = finder.find(words())
    const shown = { found: found.slice(0, mostFound), total: found.length, base: page.facts.send.replace(/\/do$/, '') }
    page.draw('found', words().trim() === '' ? '' : drawn(FoundCases, shown, t))
  }
  if (field instanceof HTMLInputElement) {
    field.disabled = false
    field.oninput = show
    field.focus()
  }
  return { add: (texts) => finder.add(texts), show }
}
