import { toBase64url } from '#modules/organisations/index.ts'
import { commitmentOfText, type QuestionPlace, sealAdvice } from '#modules/reporting/ceremonies/index.ts'
import { adviceText } from '#modules/reporting/index.ts'
import { type Bytes, saltBytes } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'

/** An answer in words as it is sent, the same for every try of the same words. */
export interface SealedWords {
  of: string
  /** The text that was sealed, for a file to keep. */
  text: string
  said: { answer: 'said'; wordsHash: string; envelope: string }
}

/** Seals an answer to who asked. @throws Refused `too-large`; `not-opened` – the question has no key for its answer. */
export async function sealedWords(words: string, replyTo: Bytes, place: QuestionPlace): Promise<SealedWords> {
  const text = adviceText({ v: 1, salt: toBase64url(random(saltBytes)), text: words })
  const hash = await commitmentOfText(text)
  if (!hash.ok) throw new Error('an answer has its salt')
  const envelope = await sealAdvice(replyTo, place, text, random)
  if (!envelope.ok) throw new Refused(envelope.error === 'too-large' ? 'too-large' : 'not-opened')
  return { of: words, text, said: { answer: 'said', wordsHash: hash.value, envelope: toBase64url(envelope.value) } }
}
