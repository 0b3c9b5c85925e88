import type { Actor } from '#modules/organisations/server/index.ts'
import type { AnswerReason, ForwardAnswer, ForwardField, ShareGround } from '#modules/reporting/index.ts'

const at = (organisation: string, person: string): Actor => ({ organisation, person, proved: true })
const first = at('voorbeeldstad', 'aandachtsfunctionaris-voorbeeldstad')
const second = at('voorbeeldstad', 'tweede-functionaris-voorbeeldstad')
const partner = at('coordinatie-voorbeeld', 'functionaris-coordinatie')

/** What somebody did with a made-up report, so many days before it was loaded. */
interface Done {
  by: Actor
  daysAgo: number
}

interface Shared extends Done {
  /** The name of the made-up report. */
  of: string
  ground: ShareGround
  fields: readonly ForwardField[]
  /** What its sender wrote. */
  words: string
}

/** A made-up report that was handed over to a partner, who opened it. */
export interface DemoForward extends Shared {
  to: string
  read: Done
  answered?: Done & { weighedDaysAgo: number; answer: ForwardAnswer; reason: AnswerReason; noted: Done }
}

/** A question about a made-up report: to a colleague, or to a partner. */
export interface DemoQuestion extends Shared {
  /** Unique among the questions about one report. */
  name: string
  to: Actor
  isColleague: boolean
  answered?: Done & { words: string }
}

export const demoForwards: readonly DemoForward[] = [
  {
    of: 'handed over',
    to: partner.organisation,
    by: first,
    daysAgo: 16,
    ground: 'minor',
    fields: ['forms', 'goingOn', 'danger', 'week', 'entrance', 'signals', 'placeWords', 'story', 'summary'],
    words:
      'Een leerling moet waarschijnlijk iets terugbetalen en durft niet naar huis. Kunnen jullie meedenken welke hulp past? Wie het meldde, gaat niet mee.',
    read: { by: partner, daysAgo: 15 },
  },
  {
    of: 'taken over',
    to: partner.organisation,
    by: second,
    daysAgo: 23,
    ground: 'place-based',
    fields: ['forms', 'goingOn', 'danger', 'week', 'entrance', 'signals', 'sector', 'summary'],
    words: 'Nachtwerk in een bakkerij, zeven dagen in de week, voor veel te weinig loon. Willen jullie dit oppakken?',
    read: { by: partner, daysAgo: 22 },
    answered: {
      by: partner,
      daysAgo: 7,
      weighedDaysAgo: 9,
      answer: 'accepted',
      reason: 'taken-up',
      noted: { by: second, daysAgo: 6 },
    },
  },
]

/** In the order in which they were asked. */
export const demoQuestions: readonly DemoQuestion[] = [
  {
    of: 'caravans',
    name: 'to a partner',
    by: first,
    daysAgo: 6,
    to: partner,
    isColleague: false,
    ground: 'place-based',
    fields: ['forms', 'sector', 'signals', 'question'],
    words: 'Kennen jullie meer verhalen over mensen die op een camping wonen en daar voor hun baas moeten betalen?',
    answered: {
      by: partner,
      daysAgo: 3,
      words:
        'Ja, dit voorjaar twee keer. Toen hield de werkgever de huur in op het loon, zonder dat het op de loonstrook stond. Kijk dus eerst naar de loonstrook.',
    },
  },
  {
    of: 'caravans',
    name: 'to a colleague',
    by: first,
    daysAgo: 2,
    to: second,
    isColleague: true,
    ground: 'place-based',
    fields: ['forms', 'sector', 'question'],
    words:
      'Jij was vorig jaar bij de controle van campings. Weet jij of daar toen ook caravans stonden waar mensen in woonden?',
  },
]
