import { type ClaimMaterial, recount } from '../claims.ts'
import { circlesIn } from '../links.ts'
import type { Register } from '../register.ts'
import { figureFindings } from './check-figures.ts'
import { itemFindings, type KnownIds } from './check-items.ts'
import { retellingFindings } from './check-retelling.ts'
import {
  finding,
  findingIf,
  missing,
  type RegisterFinding,
  type RegisterSurroundings,
  sourceFindings,
} from './finding.ts'
import { atRows, inRows } from './in-rows.ts'

/**
 * Everything in the register that cannot be right: ids twice, references to nothing, deadlines without the day they
 * rest on, steps nobody may make, changes without evidence, links that go round, claims that no longer count up.
 * Empty when all is well; in the order of the lists.
 */
export function checkRegister(
  register: Register,
  surroundings: RegisterSurroundings,
  measured: ClaimMaterial['measured'],
): RegisterFinding[] {
  const ids = idsOf(register)
  const items = new Set(register.items.map(({ id }) => id))
  return [
    ...inRows('parties', register.parties, (party) => [
      ...sourceFindings(party.sources, surroundings, ['sources']),
      ...missing(party.documents, ids.documents, ['documents'], 'document'),
    ]),
    ...inRows('instruments', register.instruments, (instrument) => [
      ...sourceFindings(instrument.sources, surroundings, ['sources']),
      ...missing(instrument.documents, ids.documents, ['documents'], 'document'),
    ]),
    ...documentFindings(register, ids, surroundings),
    ...retellingFindings(register, surroundings),
    ...inRows('items', register.items, (item) => itemFindings(item, register, ids, surroundings)),
    ...linkFindings(register, items, surroundings),
    ...claimFindings(register, ids, surroundings, measured),
    ...handOverFindings(register, ids, surroundings),
    ...inRows('soundings', register.soundings, (sounding) => [
      ...missing([sounding.by], ids.parties, ['by'], 'party'),
      ...sourceFindings(sounding.sources, surroundings, ['sources']),
    ]),
    ...inRows('figures', register.figures, (figure) => figureFindings(figure, register.figures, items, surroundings)),
  ]
}

const idsOf = ({ parties, instruments, documents }: Register): KnownIds => ({
  parties: new Set(parties.map(({ id }) => id)),
  instruments: new Set(instruments.map(({ id }) => id)),
  documents: new Set(documents.map(({ id }) => id)),
})

function documentFindings(register: Register, ids: KnownIds, surroundings: RegisterSurroundings): RegisterFinding[] {
  return inRows('documents', register.documents, (document) => {
    const { about, inferredWithin } = document
    const outside = about.from < inferredWithin.from || about.until > inferredWithin.until
    return [
      ...missing(document.reporters, ids.parties, ['reporters'], 'party'),
      ...sourceFindings(document.sources, surroundings, ['sources']),
      ...findingIf(outside, ['about'], 'inference-outside', 'The date lies outside where the note is said to fit.'),
    ]
  })
}

function linkFindings(
  { links }: Register,
  items: ReadonlySet<string>,
  surroundings: RegisterSurroundings,
): RegisterFinding[] {
  const single = atRows(
    'links',
    links,
    (link) => [
      ...missing([link.from], items, ['from'], 'item'),
      ...missing([link.to], items, ['to'], 'item'),
      ...sourceFindings(link.sources, surroundings, ['sources']),
    ],
    ({ from, type, to }) => `${from} ${type} ${to}`,
  )
  const circles = circlesIn(links).map(({ type, items: round }): RegisterFinding => {
    const next = round[1] ?? round[0]
    const row = links.findIndex((link) => link.type === type && link.from === round[0] && link.to === next)
    const sentence = `These go round (${type}): ${[...round, round[0]].join(' → ')}.`
    return { list: 'links', row, ...finding(['from'], 'links-go-round', sentence) }
  })
  return [...single, ...circles]
}

function claimFindings(
  register: Register,
  ids: KnownIds,
  surroundings: RegisterSurroundings,
  measured: ClaimMaterial['measured'],
): RegisterFinding[] {
  return inRows('claims', register.claims, (claim) => {
    const { counted, agrees } = recount(claim, { ...register, measured })
    return [
      ...missing([claim.document], ids.documents, ['document'], 'document'),
      ...sourceFindings(claim.sources, surroundings, ['sources']),
      ...findingIf(
        !agrees,
        ['stated'],
        'claim-disagrees',
        `The note says ${claim.stated}, counted again it is ${counted ?? 'not known'}.`,
      ),
    ]
  })
}

function handOverFindings(register: Register, ids: KnownIds, surroundings: RegisterSurroundings): RegisterFinding[] {
  const look = (statement: Register['handOver'][number]) => [
    ...missing([statement.by], ids.parties, ['by'], 'party'),
    ...sourceFindings(statement.sources, surroundings, ['sources']),
    ...findingIf(
      !surroundings.isKnownPlace({ kind: 'municipality', code: statement.municipality }),
      ['municipality'],
      'place-unknown',
      `There is no municipality ${statement.municipality}.`,
    ),
    ...findingIf(
      statement.when.from > statement.knownOn,
      ['known'],
      'known-before-it-happened',
      'It became known before it happened.',
    ),
  ]
  const keyOf = ({ municipality, step, when }: Register['handOver'][number]) => `${municipality} ${step} ${when.text}`
  return atRows('handOver', register.handOver, look, keyOf)
}
