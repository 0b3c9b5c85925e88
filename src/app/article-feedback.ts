import { remarkIn } from '#modules/information/index.ts'

/** What a reader filled in, to be shown again when it is refused. */
export interface FeedbackForm {
  helped: 'yes' | 'no' | null
  line: string
}

export type FeedbackRead =
  | { ok: true; value: { helped: boolean; line: string | null }; form: FeedbackForm }
  | { ok: false; problem: 'missing' | 'too-long' | 'personal'; form: FeedbackForm }

/** What may come back in the page: a refused text of any length would make the page as long. */
const mostShownAgain = 1_000

/** Reads the answer to "did this help you?". A refusal keeps what was typed. */
export function feedbackIn(fields: FormData): FeedbackRead {
  const line = String(fields.get('line') ?? '')
  const chosen = fields.get('helped')
  const helped = chosen === 'yes' || chosen === 'no' ? chosen : null
  const form: FeedbackForm = { helped, line: line.slice(0, mostShownAgain) }
  const remark = remarkIn(line)
  if (helped === null) return { ok: false, problem: 'missing', form }
  if (!remark.ok) return { ok: false, problem: remark.error, form }
  return { ok: true, value: { helped: helped === 'yes', line: remark.value }, form }
}
