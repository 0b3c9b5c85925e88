import { type Link, type LinkType, linkTypes } from '../../domain/items.ts'
import type { Register } from '../../domain/register.ts'
import { circleIn } from './link-circles.ts'
import { type Refusal, refused } from './refusal.ts'

/** A link with the line it was read from. */
export interface ReadLink {
  line: number
  link: Link
}

export const linkColumns: Readonly<Record<LinkType, string>> = {
  answers: 'answers',
  'led-to': 'led_to',
  'part-of': 'part_of',
  measures: 'measures',
}

/** The links of one row; they rest on the sources of the row. */
export function linksIn(
  cell: (name: string) => string,
  { id, sources, confidence }: { id: string } & Pick<Link, 'sources' | 'confidence'>,
): Link[] {
  return linkTypes.flatMap((type) => {
    const targets = new Set(cell(linkColumns[type]).split(/\s+/).filter(Boolean))
    return [...targets].map((to): Link => ({ from: id, type, to, knownOn: null, sources, confidence }))
  })
}

/** Links to nothing, and links that go round together with those of the register. */
export function linkRefusals(read: readonly ReadLink[], { items, links }: Register, ids: readonly string[]): Refusal[] {
  const known = new Set([...items.map(({ id }) => id), ...ids])
  const lost = read.filter(({ link }) => !known.has(link.to))
  return [
    ...lost.map(({ line, link }) =>
      refused(line, linkColumns[link.type], 'item-unknown', `There is no item "${link.to}".`),
    ),
    ...linkTypes.flatMap((type) => circleRefusal(type, read, links)),
  ]
}

function circleRefusal(type: LinkType, read: readonly ReadLink[], links: readonly Link[]): Refusal[] {
  const own = read.filter(({ link }) => link.type === type)
  const circle = circleIn([...links.filter((link) => link.type === type), ...own.map(({ link }) => link)])
  if (!circle) return []
  const next = new Map(circle.map((id, index) => [id, circle[(index + 1) % circle.length]]))
  const line = own.find(({ link }) => next.get(link.from) === link.to)?.line ?? 1
  const shown = circle.length > 8 ? [...circle.slice(0, 7), '…', circle.at(-1) ?? ''] : circle
  const message = `These go round (${type}): ${[...shown, circle[0]].join(' → ')}.`
  return [refused(line, linkColumns[type], 'links-go-round', message)]
}
