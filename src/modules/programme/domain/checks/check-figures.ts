import type { Figure } from '../figures.ts'
import { placeText } from '../places.ts'
import { finding, findingIf, missing, type RegisterSurroundings, type RowFinding, sourceFindings } from './finding.ts'

/** What a figure must be to be read rightly: a range the right way round, parts of a whole, conflicts that are ones. */
export function figureFindings(
  figure: Figure,
  figures: readonly Figure[],
  items: ReadonlySet<string>,
  surroundings: RegisterSurroundings,
): RowFinding[] {
  const { area, when } = figure
  return [
    ...sourceFindings(figure.sources, surroundings, ['sources']),
    ...missing(figure.items, items, ['items'], 'item'),
    ...(area === null || surroundings.isKnownPlace(area)
      ? []
      : [finding(['area'], 'place-unknown', `There is no place "${placeText(area)}" in data/areas.`)]),
    ...valueFindings(figure),
    ...findingIf(
      when !== null && when.from > figure.knownOn,
      ['known'],
      'known-before-it-happened',
      'It became known before it was measured.',
    ),
    ...conflictFindings(figure, figures),
  ]
}

function valueFindings({ low, high, unit, of, response, definition }: Figure): RowFinding[] {
  const answeredTooMany = response !== null && response.asked !== null && response.answered > response.asked
  return [
    ...findingIf(low > high, ['high'], 'range-backwards', 'The range ends below where it begins.'),
    ...findingIf(unit === 'percent' && high > 100, ['high'], 'over-a-hundred', 'A share is at most 100 %.'),
    ...findingIf(of !== null && high > of, ['of'], 'part-over-whole', 'A part is larger than the whole.'),
    ...findingIf(of !== null && unit === 'percent', ['of'], 'whole-of-a-share', 'A share has its whole in itself.'),
    ...findingIf(answeredTooMany, ['response'], 'part-over-whole', 'More answered than were asked.'),
    ...findingIf(
      response !== null && definition !== 'survey',
      ['definition'],
      'response-without-survey',
      'Only a survey has answers.',
    ),
  ]
}

function conflictFindings(figure: Figure, figures: readonly Figure[]): RowFinding[] {
  const path = ['conflictsWith']
  return figure.conflictsWith.flatMap((id) => {
    const other = figures.find((one) => one.id === id)
    if (!other || other === figure) return [finding(path, 'figure-unknown', `There is no other figure "${id}".`)]
    const same = other.subject === figure.subject && other.unit === figure.unit && areaOf(other) === areaOf(figure)
    const overlap = other.low <= figure.high && figure.low <= other.high
    return findingIf(!same || overlap, path, 'no-conflict', `${figure.id} and ${id} can be true together.`)
  })
}

const areaOf = ({ area }: Figure): string | null => area && placeText(area)
