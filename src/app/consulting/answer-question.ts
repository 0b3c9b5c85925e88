/** The page of a question, for who was asked: opens it with the unlocked key, and seals the answer to who asked. Nothing of either leaves this page in words. */
import {
  fitsContent,
  type OpenedQuestion,
  openQuestion,
  type QuestionPlace,
} from '#modules/reporting/ceremonies/index.ts'
import { holdsWhatIsNamed, payloadLines, readPayload, readSignedFile } from '#modules/reporting/index.ts'
import { watchLock } from '../casework/case-lock.ts'
import { type WorkKeys, workKeys } from '../casework/work-key.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { sendStep } from '../keys/send-step.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import { drawLines } from '../letter/draw-lines.ts'
import type { SentQuestion } from './question-facts.ts'
import { QuestionPage } from './question-page.ts'
import { type SealedWords, sealedWords } from './sealed-words.ts'

async function start(root: HTMLElement): Promise<void> {
  const page = new QuestionPage(root)
  if (!page.facts) return
  const work = isSecureContext ? await workKeys(localStorage, page.facts.work, Date.now()) : null
  page.setOpen(work !== null)
  if (work === null) return
  watchLock(page, async () => undefined)
  await page.safely(async () => {
    const sent = await sendStep<SentQuestion>(page, { do: 'open' })
    const place = { from: sent.from, forwardId: page.facts.id }
    const question = await readable(page, () => opened(work, page, place, sent))
    await readable(page, () => draw(page, question))
    watch(page, place, question)
  })
}

/** Whether it could be read is known only here: a connection that broke says nothing of that. @throws Refused `not-opened`, with what can be said then */
async function readable<T>(page: QuestionPage, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused && error.code === 'not-opened') page.showUnreadable()
    throw error
  }
}

/** @throws Refused `not-opened` – no key that is unlocked opens it. */
async function opened(
  work: WorkKeys,
  { facts }: QuestionPage,
  place: QuestionPlace,
  { envelope, keys }: SentQuestion,
): Promise<OpenedQuestion> {
  for (const { keyNumber, wrapped } of keys) {
    const key = work.get(keyNumber)
    if (!key) continue
    const sealed = { wrapped: bytesOf(wrapped), envelope: bytesOf(envelope) }
    const one = await openQuestion(key, facts.organisation, place, sealed)
    if (one.ok) return one.value
  }
  throw new Refused('not-opened')
}

async function draw(page: QuestionPage, { payload: text }: OpenedQuestion): Promise<void> {
  const payload = readPayload(text)
  const place = page.one('[data-question-lines]')
  if (payload === null || place === null) throw new Refused('not-opened')
  drawLines(place, payloadLines(payload, page.facts.words))
  const signed = readSignedFile(page.facts.manifest)
  const asked = signed.ok && signed.value.statement.kind === 'asked' ? signed.value.statement : null
  page.showFits(asked !== null && holdsWhatIsNamed(payload, asked) && (await fitsContent(asked, text)))
}

function watch(page: QuestionPage, place: QuestionPlace, { replyTo }: OpenedQuestion): void {
  let sealed: SealedWords | null = null
  page.form?.addEventListener('submit', (event) => {
    event.preventDefault()
    void page.safely(async () => {
      const words = page.typed()
      if (words.trim() === '') throw new Refused('empty')
      // The same words after an answer that got lost are the same bytes.
      if (sealed?.of !== words) sealed = await sealedWords(words, replyTo, place)
      await sendStep(page, { do: 'answer', said: sealed.said })
      page.done()
    })
  })
}

const root = document.querySelector<HTMLElement>('[data-question]')
if (root) void start(root)
