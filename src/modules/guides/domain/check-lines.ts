import { type Check, inGuide } from './finding.ts'
import { lineLists } from './guide.ts'

/** One signal is seldom enough to act on; three is the least a reader can weigh. Our own choice. */
export const minimumSignals = 3

/** A guide lies in a folder with its own name. */
export const checkIdentity: Check = ({ name, guide }) =>
  name === guide.id
    ? []
    : [inGuide('id-mismatch', ['id'], `The guide calls itself "${guide.id}" but its folder is "${name}".`)]

/** A step plan has signals to look for and something to do, to leave, to write down and to share. */
export const checkEnough: Check = ({ guide }) => {
  const empty = lineLists
    .filter((list) => guide[list].length === 0)
    .map((list) => inGuide('too-few-lines', [list], `There is nothing under "${list}".`))
  if (guide.signals.length >= minimumSignals) return empty
  const message = `There are ${guide.signals.length} signals; a step plan has at least ${minimumSignals}.`
  return [inGuide('too-few-lines', ['signals'], message), ...empty]
}

/** No line, signal or language stands in its list twice: the words and the page would show it twice. */
export const checkTwice: Check = ({ guide }) =>
  [
    ...lineLists.map((list): [string, readonly string[]] => [list, guide[list].map(({ id }) => id)]),
    ['signals', guide.signals] as const,
    ['languages', guide.languages] as const,
  ].flatMap(([list, ids]) =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) === index ? [] : [inGuide('id-twice', [list, index], `"${id}" stands under "${list}" twice.`)],
    ),
  )

/** A guide holds for at least one day, and the day it was checked for is one of them. */
export const checkDates: Check = ({ guide: { validFrom, reviewBefore } }, { today }) => {
  if (reviewBefore <= validFrom)
    return [inGuide('review-order', ['reviewBefore'], `It ends on ${reviewBefore}, before it begins on ${validFrom}.`)]
  return today < reviewBefore
    ? []
    : [inGuide('guide-expired', ['reviewBefore'], `It may not be relied on since ${reviewBefore}.`)]
}
