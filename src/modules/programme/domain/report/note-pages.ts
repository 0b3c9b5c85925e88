import type { NotePart, NotePoint, ParliamentNote, Sentence } from './note.ts'

/** `continued` when the part began on an earlier page. */
interface HeadingText {
  title: string
  part: NotePart
  continued: boolean
}
type NoteHeading =
  | (HeadingText & { kind: 'section' })
  | (HeadingText & { kind: 'group' })
  | (HeadingText & { kind: 'message' })

/** What stands on a page of a note on the web, in the order of reading. */
export type NotePageBlock =
  | NoteHeading
  | { kind: 'sentences'; sentences: readonly Sentence[] }
  | { kind: 'point'; point: NotePoint }

export interface NotePage {
  page: number
  pages: number
  blocks: readonly NotePageBlock[]
  /** The sentences on it, for the list of what they rest on. */
  sentences: readonly Sentence[]
}

type Content = Exclude<NotePageBlock, NoteHeading>
/** Something to read with the headings it stands under. */
interface Placed {
  under: readonly NoteHeading[]
  content: Content
}

/**
 * One page of a note that is too long for one. Points stay whole; headings come again where a part goes on.
 *
 * @param asked a page that is not there becomes the nearest that is
 * @param most sentences on a page, but for a single point that has more
 */
export function notePageOf(note: Pick<ParliamentNote, 'sections'>, asked: number, most: number): NotePage {
  const pages: Placed[][] = [[]]
  let room = most
  for (const placed of placedIn(note)) {
    const size = sentencesIn(placed.content).length
    if (size > room && room < most) {
      pages.push([])
      room = most
    }
    pages.at(-1)?.push(placed)
    room -= size
  }
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages.length)
  const here = pages[page - 1] ?? []
  const before = new Set(pages.slice(0, page - 1).flatMap((placed) => placed.flatMap(({ under }) => under)))
  return {
    page,
    pages: pages.length,
    blocks: here.flatMap(({ under, content }, index) => [
      ...under
        .filter((heading) => !here[index - 1]?.under.includes(heading))
        .map((heading) => ({ ...heading, continued: before.has(heading) })),
      content,
    ]),
    sentences: here.flatMap(({ content }) => sentencesIn(content)),
  }
}

const sentencesIn = (content: Content): readonly Sentence[] =>
  content.kind === 'point' ? content.point.sentences : content.sentences

function placedIn({ sections }: Pick<ParliamentNote, 'sections'>): Placed[] {
  return sections.flatMap(({ part, title, lead, groups, points }) => {
    const section: NoteHeading = { kind: 'section', title, part, continued: false }
    const several = groups.length > 1
    const grouped = groups.flatMap((group) => {
      const heading: NoteHeading = { kind: 'group', title: group.title, part, continued: false }
      const above = several ? [section, heading] : [section]
      const messages = group.messages.flatMap((message, index) => {
        const numbered = `${index + 1}. ${message.title}`
        const under = [...above, { kind: 'message' as const, title: numbered, part, continued: false }]
        return contents(under, message.lead, message.points)
      })
      return [...messages, ...contents(above, group.pointers, [])]
    })
    return [...contents([section], lead, []), ...grouped, ...contents([section], [], points)]
  })
}

const contents = (
  under: readonly NoteHeading[],
  sentences: readonly Sentence[],
  points: readonly NotePoint[],
): Placed[] => [
  ...(sentences.length === 0 ? [] : [{ under, content: { kind: 'sentences' as const, sentences } }]),
  ...points.map((point) => ({ under, content: { kind: 'point' as const, point } })),
]
