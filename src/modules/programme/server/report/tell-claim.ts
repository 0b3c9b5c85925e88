import type { Claim, RecountedClaim } from '../../domain/claims.ts'
import type { Ground, Sentence } from '../../domain/report/note.ts'
import { recountOn } from '../recount-claim.ts'
import { municipalityName } from '../register-view.ts'
import { itemGround, itemTitle, itemWords, listed, type NoteTelling, quoted, rowsOf } from './note-telling.ts'

/** A claim of a note, counted again. Refused when another number comes out, or none. */
export function claimSentence(telling: NoteTelling, claim: Claim): Sentence[] {
  const { view, teller } = telling
  const counted = recountOn(view, claim)
  const template = templateOf(counted)
  if (!counted.agrees) {
    teller.refuse(template, claim.id, 'count-differs')
    return []
  }
  const about = view.known.documents.find(({ id }) => id === claim.document)?.about.text
  const { sources, confidence } = claim
  const ground: Ground = { kind: 'claim', id: claim.id, date: about ?? '', sources, confidence, inVain: false }
  const slots = {
    title: itemWords(telling, ({ claims }) => claims[claim.id]?.title),
    stated: String(claim.stated),
    part: counted.share ? String(counted.share.part) : null,
    whole: counted.share ? String(counted.share.whole) : null,
    names: listed(telling, namesOf(telling, counted)),
  }
  const grounds = [ground, ...rowsOf(telling, counted.members ?? []).map(itemGround)]
  return teller.tell({ template, about: claim.id, slots: slotsFor(template, slots), grounds })
}

type ClaimTemplate = 'percent' | 'with-framework' | 'housing' | 'integral' | 'without' | 'counted' | 'counted-names'

const slotNames: Readonly<Record<ClaimTemplate, readonly (keyof ClaimSlots)[]>> = {
  percent: ['stated', 'part', 'whole'],
  'with-framework': ['stated'],
  housing: ['stated'],
  integral: ['stated', 'names'],
  without: ['stated'],
  counted: ['title', 'stated'],
  'counted-names': ['title', 'stated', 'names'],
}

type ClaimSlots = Record<'title' | 'stated' | 'part' | 'whole' | 'names', string | null>

const slotsFor = (template: ClaimTemplate, slots: ClaimSlots): Record<string, string | null> =>
  Object.fromEntries(slotNames[template].map((name) => [name, slots[name]]))

function templateOf({ claim, members }: RecountedClaim): ClaimTemplate {
  if (claim.check === 'policy') return claim.figure
  if (claim.check === 'listed' || claim.check === 'deadlines') return 'counted'
  return members !== null && members.length > 0 ? 'counted-names' : 'counted'
}

/** Names of municipalities and items; other ids that are counted have no name in the register. */
function namesOf(telling: NoteTelling, { members }: RecountedClaim): string[] {
  const names = (members ?? []).flatMap((id) => {
    if (telling.view.byId.has(id)) return quoted(itemTitle(telling, id))
    return /^GM\d{4}$/.test(id) ? municipalityName(telling.view.areas, id) : []
  })
  return names.toSorted(new Intl.Collator(telling.t('language.locale')).compare)
}
