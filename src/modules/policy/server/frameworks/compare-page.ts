import { err, ok, type Result } from '#kernel/result.ts'
import type { ComparedMunicipality } from '../../domain/framework-views.ts'
import { housingRuleIds, ruleValueOn } from '../../domain/housing-rules.ts'
import { byTheme } from '../../domain/inventory.ts'
import { type Theme, themes } from '../../domain/policy.ts'
import { type DocumentPage, documentPage } from './document-page.ts'
import { type FrameworkView, nameIn, regionOn, rowOf } from './framework-view.ts'
import { cellView } from './inventory-page.ts'
import { standingValues } from './rules-page.ts'

/** Either municipalities or documents; never one beside the other, because they answer other questions. */
export type Comparison =
  | { kind: 'municipalities'; columns: readonly ComparedMunicipality[] }
  | { kind: 'documents'; columns: readonly DocumentPage[] }

/** The fewest and the most that stand beside each other. */
export const comparedCounts = { least: 2, most: 3 } as const

/**
 * @param picks codes of municipalities of the day, or ids of documents
 *
 * Refusals: `too-few` – nothing to compare yet · `unknown-pick` – one is neither · `mixed` – a municipality beside a
 * document · `same-twice`.
 */
export function comparePage(
  view: FrameworkView,
  picks: readonly string[],
): Result<Comparison, 'too-few' | 'unknown-pick' | 'mixed' | 'same-twice'> {
  const known = picks.map((pick) => kindOf(view, pick))
  if (known.includes(null)) return err('unknown-pick')
  if (new Set(picks).size < picks.length) return err('same-twice')
  if (new Set(known).size > 1) return err('mixed')
  if (picks.length < comparedCounts.least) return err('too-few')
  if (known[0] === 'municipality')
    return ok({ kind: 'municipalities', columns: picks.map((code) => municipalityColumn(view, code)) })
  const columns = picks.map((id) => documentPage(view, id)).flatMap((read) => (read.ok ? [read.value] : []))
  return ok({ kind: 'documents', columns })
}

function kindOf({ division, policy }: FrameworkView, pick: string): 'municipality' | 'document' | null {
  if (division.some(({ code }) => code === pick)) return 'municipality'
  return policy.documents.some(({ id }) => id === pick) ? 'document' : null
}

function municipalityColumn(view: FrameworkView, code: string): ComparedMunicipality {
  const values = standingValues(view)
  const answers = housingRuleIds.flatMap((rule) => ruleValueOn(values, code, rule, view.on) ?? [])
  const cell = (theme: Theme) => cellView(view, code, theme)
  return {
    code,
    name: nameIn(view, code),
    region: regionOn(view, code),
    cells: byTheme(cell),
    documents: view.policy.documents
      .filter(({ municipality }) => municipality === code)
      .map((document) => rowOf(view, document))
      .filter(({ state }) => state !== 'not-yet')
      .toSorted((one, other) => themes.indexOf(one.theme) - themes.indexOf(other.theme)),
    rules: new Map(answers.map((answer) => [answer.rule, answer])),
  }
}
