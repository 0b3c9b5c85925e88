import { parseAnswers, serialiseAnswers } from '../domain/answers.ts'
import type { Guide } from '../domain/guide.ts'
import type { RuleContext } from '../domain/rules.ts'
import { changeAnswer, goBack, type Walk, type WalkResult, walk } from '../domain/run-guide.ts'

/** What a form of the wizard sends; the page and the offline copy read it in the same way. */
export interface WizardForm {
  answers: string
  municipality: string
  /** The option chosen now. */
  choice: string | null
  /** The node whose answer the reader wants to see again. */
  change: string | null
  /** The node whose answer `choice` replaces. */
  changing: string | null
  back: boolean
}

export interface WizardTurn {
  walk: Walk
  /** What the hidden field must carry: more than the walk while an earlier answer is being changed. */
  carried: string
  changing: string | null
  problem: 'answers' | 'choice' | null
}

const field = (form: FormData, name: string): string | null => {
  const value = form.get(name)
  return typeof value === 'string' ? value : null
}

/** Reads a posted form. Anything that is not a text field counts as absent. */
export const wizardForm = (form: FormData): WizardForm => ({
  answers: field(form, 'answers') ?? '',
  municipality: field(form, 'municipality') ?? '',
  choice: field(form, 'choice'),
  change: field(form, 'change'),
  changing: field(form, 'changing') || null,
  back: field(form, 'back') !== null,
})

/**
 * One turn of the wizard. Never refuses: answers that do not fit are dropped from the first wrong one on,
 * and `problem` says so.
 */
export function wizardTurn(guide: Guide, form: WizardForm, context: RuleContext): WizardTurn {
  const parsed = parseAnswers(form.answers)
  if (!parsed.ok) return settled(walk(guide, [], context), 'answers')
  const answers = parsed.value
  if (form.back && form.changing !== null) return lookBefore(guide, form.answers, form.changing, context)
  if (form.back) return settled(goBack(guide, answers, context))
  if (form.change !== null) return lookAgain(guide, form.answers, form.change, context)
  if (form.changing !== null && form.choice !== null) {
    const changed = changeAnswer(guide, answers, { node: form.changing, option: form.choice }, context)
    return settled(changed)
  }
  const before = walk(guide, answers, context)
  if (!before.ok || form.choice === null || before.value.finished) return settled(before)
  const after = walk(guide, [...answers, { node: before.value.current, option: form.choice }], context)
  return settled(after, after.ok ? null : 'choice')
}

/** Shows an earlier question again while every answer travels on. */
function lookAgain(guide: Guide, carried: string, node: string, context: RuleContext): WizardTurn {
  const parsed = parseAnswers(carried)
  const answers = parsed.ok ? parsed.value : []
  const index = answers.findLastIndex((answer) => answer.node === node)
  if (index === -1) return settled(walk(guide, answers, context), 'answers')
  const seen = walk(guide, answers.slice(0, index), context)
  return seen.ok ? { walk: seen.value, carried, changing: node, problem: null } : settled(seen)
}

/** Back while an earlier answer is seen again: the question before that one, and no answer is lost. */
function lookBefore(guide: Guide, carried: string, node: string, context: RuleContext): WizardTurn {
  const parsed = parseAnswers(carried)
  const answers = parsed.ok ? parsed.value : []
  const index = answers.findLastIndex((answer) => answer.node === node)
  return lookAgain(guide, carried, answers[index - 1]?.node ?? node, context)
}

function settled(result: WalkResult, problem: WizardTurn['problem'] = null): WizardTurn {
  const reached = result.ok ? result.value : result.kept
  return {
    walk: reached,
    carried: serialiseAnswers(reached.answers),
    changing: null,
    problem: result.ok ? problem : (problem ?? 'answers'),
  }
}
