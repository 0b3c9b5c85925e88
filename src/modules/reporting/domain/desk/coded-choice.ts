import { caseForms, dangerLevels } from '../casework/needs.ts'
import { type CaseSector, caseSectors } from '../statistics/sectors.ts'
import type { DangerLevel } from './case-list.ts'

export type CaseForm = (typeof caseForms)[number]

/** What a colleague chose of a case. Codes only: it stands in clear. */
export interface CodedChoice {
  forms: readonly CaseForm[]
  /** A code, `unknown`, or null: not chosen yet. */
  municipality: string | null
  danger: DangerLevel | null
  /** In which kind of work; null: not chosen yet. */
  sector: CaseSector | null
  /** Ids of the catalogue of signals. */
  signals: readonly string[]
}

/** What was chosen, out of the coded facts of a case. What is not of the form is as not chosen. */
export function choiceIn(coded: Readonly<Record<string, unknown>>): CodedChoice {
  const { forms, municipality, danger, sector, signals } = coded
  return {
    forms: known(caseForms, forms),
    municipality: typeof municipality === 'string' ? municipality : null,
    danger: known(dangerLevels, [danger])[0] ?? null,
    sector: known(caseSectors, [sector])[0] ?? null,
    signals: Array.isArray(signals) ? signals.filter((one) => typeof one === 'string') : [],
  }
}

const known = <One extends string>(all: readonly One[], given: unknown): One[] =>
  Array.isArray(given) ? all.filter((one) => given.includes(one)) : []
