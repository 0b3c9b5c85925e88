import { type Draft, isScreen, type Move, type Screen, type Turn, turn } from '#modules/reporting/index.ts'

/** A screen of the journey, or one of this page alone: files, and what comes after sending. */
export type Stage = Screen | 'files' | 'receipt' | 'gone'

export type StageTurn = Omit<Turn, 'screen'> & { stage: Stage }

const stay = (stage: Stage, changing = false): StageTurn => ({ stage, changing, problems: [] })

const asStage = ({ screen, ...rest }: Turn): StageTurn => ({ stage: screen, ...rest })

/** As `turn`, with the stage that only this door has: files, as the last thing before everything is shown once more. */
export function stageTurn(draft: Draft, stage: Stage, move: Move, changing: boolean): StageTurn {
  if (stage === 'files')
    return move.to === 'back' && !changing ? stay('contact') : asStage(turn(draft, 'summary', { to: 'next' }))
  if (!isScreen(stage)) return stay(stage)
  if (stage === 'summary' && move.to === 'back') return stay('files')
  const next = asStage(turn(draft, stage, move, changing))
  const asksFiles = stage === 'contact' && move.to === 'next' && !changing && next.stage === 'summary'
  return asksFiles ? stay('files') : next
}
