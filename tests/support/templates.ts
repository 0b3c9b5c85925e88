import { agedGuide } from './addresses.ts'
import { batchTemplatesIn } from './batch-templates.ts'
import { allLanguages, guides, pseudoLanguage, wordsOf } from './content.ts'
import { figuresTemplatesIn } from './figures-templates.ts'
import { helpTemplatesIn } from './help-templates.ts'
import { informationTemplatesIn } from './information-templates.ts'
import { payslipTemplatesIn } from './payslip-templates.ts'
import { reportTemplatesIn } from './report-templates.ts'
import { rightsTemplatesIn } from './rights-templates.ts'
import { shortCheckTemplatesIn } from './short-check-templates.ts'
import { steeringTemplatesIn } from './steering-templates.ts'
import type { Template } from './template.ts'

const staff = agedGuide
const open = 'worker-is-this-normal'
const wholeWayOfStaff = [
  ['danger', 'no'],
  ['who', 'place'],
  ['note-place', 'done'],
] as const
const wholeWayOfWorker = [
  ['danger', 'no'],
  ['asking', 'done'],
  ['boss-later', 'done'],
  ['what', 'pay'],
  ['proof', 'done'],
] as const

/** Every kind of page that exists in `language`. */
export function templatesIn(language: string): Template[] {
  const hasStaffPlans = guides.some(({ id, languages }) => id === staff && languages.includes(wordsOf(language)))
  const base = `/${language}`
  const worker = `${base}/guides/${open}`
  const desk = `${base}/guides/${staff}`
  const ofStaff: Template[] = hasStaffPlans
    ? [
        { name: 'plan of a professional', path: desk },
        { name: 'end of a plan of a professional', path: `${desk}/steps`, answers: wholeWayOfStaff },
      ]
    : [{ name: 'plan that this language lacks', path: desk }]
  return [
    { name: 'home', path: base },
    { name: 'all plans', path: `${base}/guides` },
    { name: 'plan for everyone', path: worker },
    { name: 'question', path: `${worker}/steps` },
    { name: 'question after a refused choice', path: `${worker}/steps`, refused: 'nobody' },
    { name: 'step to do', path: `${worker}/steps`, answers: wholeWayOfWorker.slice(0, 1) },
    { name: 'end of a plan for everyone', path: `${worker}/steps`, answers: wholeWayOfWorker },
    { name: '112', path: `${worker}/steps`, answers: [['danger', 'yes']] },
    ...ofStaff,
    { name: 'policy', path: `${base}/policy` },
    { name: 'policy on a refused day', path: `${base}/policy?on=foo` },
    { name: 'areas', path: `${base}/areas` },
    { name: 'counts moved to another day', path: `${base}/areas/move` },
    ...['contacts', 'signals', 'sources', 'accessibility', 'privacy'].map((name) => ({
      name,
      path: `${base}/${name}`,
    })),
    ...informationTemplatesIn(language),
    ...helpTemplatesIn(language),
    ...batchTemplatesIn(language),
    ...payslipTemplatesIn(language),
    ...reportTemplatesIn(language),
    ...figuresTemplatesIn(language),
    ...rightsTemplatesIn(language),
    ...shortCheckTemplatesIn(language),
    ...steeringTemplatesIn(language),
    { name: 'page that is not there', path: `${base}/nothing` },
  ]
}

export const everyTemplate = allLanguages.flatMap((language) =>
  templatesIn(language).map((template) => ({ language, ...template })),
)

/** Read from left to right and from right to left: these two show what a page looks like everywhere. */
export const bothDirections: readonly string[] = ['nl', pseudoLanguage]

/**
 * The pages to look at in a language in a short run: all of them in the languages of `whole`, and in the others a share, so that each page is seen in one more and
 * each language on some pages. `tests/long/` looks at all of them in all.
 */
export function templatesToLookAt(language: string, whole: readonly string[]): ReturnType<typeof templatesIn> {
  if (whole.includes(language)) return templatesIn(language)
  const others = allLanguages.filter((one) => !whole.includes(one))
  const share = others.indexOf(language)
  return templatesIn(language).filter((_, index) => index % others.length === share)
}
