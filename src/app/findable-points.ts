import { type ListPage, pointTitle } from '#modules/directory/index.ts'
import type { Findable } from '#modules/information/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'

/** Help points as search sees them: by their name, who they are of, what they do and where they are. */
export const findablePoints = (
  { regional, national }: Pick<ListPage, 'regional' | 'national'>,
  t: Translator,
): Findable[] =>
  [...regional, ...national].map((point) => ({
    kind: 'point',
    id: point.id,
    title: pointTitle(point),
    lead: point.description?.text ?? point.organisation,
    body: [
      point.organisation,
      ...point.kinds.map((kind) => t(`directory.kind.${kind}`)),
      point.place?.municipality?.name ?? '',
    ]
      .filter(Boolean)
      .join(' '),
    words: [],
    official: [],
  }))
