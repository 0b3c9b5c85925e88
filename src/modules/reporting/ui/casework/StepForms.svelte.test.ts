import { readFileSync } from 'node:fs'
import type { Component, ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import { type Need, type NeedName, needs } from '../../domain/casework/needs.ts'
import { type CaseEdge, caseEdges } from '../../domain/casework/steps.ts'
import { choiceIn } from '../../domain/desk/coded-choice.ts'
import { placeOfStep, stepsOnPage } from '../../domain/desk/desk-steps.ts'
import { shareGroundNames } from '../../domain/forwards/grounds.ts'
import OnAPage from '../../testing/OnAPage.svelte'
import AskForm from '../consulting/AskForm.svelte'
import ForwardForm from '../forwarding/ForwardForm.svelte'
import CodedForm from './CodedForm.svelte'
import DeleteEarly from './DeleteEarly.svelte'
import StepCards from './StepCards.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const files = ['nl', 'cases/nl', 'forwards/nl', 'consultations/nl', 'passed-on/nl', 'figures/nl', 'reporting/nl']
const t = createTranslator('nl', Object.assign({}, ...files.map(catalogue)))

const drawn = <Given extends Record<string, unknown>>(shown: Component<Given>, given: Given): string =>
  render(OnAPage as Component<ComponentProps<typeof OnAPage<Given>>>, { props: { t, shown, given } }).body

const rules = Object.fromEntries(shareGroundNames.map((ground) => [ground, []])) as unknown as ComponentProps<
  typeof ForwardForm
>['rules']
/** Filled in on the page of a case, once for every step. */
const coded = drawn(CodedForm, { choice: choiceIn({}), places: [{ code: 'GM0855', name: 'Tilburg' }], signals: [] })
const standing: readonly NeedName[] = ['forms', 'municipality', 'danger']

/** The form of each place where a step is taken; what is drawn at `seeing` is the case itself. */
const formOf: Readonly<Record<string, (edge: CaseEdge) => string>> = {
  card: ({ from, step }) => {
    const steps = stepsOnPage(from).filter((one) => one.step === step)
    return (
      drawn(StepCards, { steps, met: standing, plans: [], forwards: [], today: day('2026-11-30'), isOpen: true }) +
      coded
    )
  },
  forward: () =>
    drawn(ForwardForm, { partners: [], rules, days: 14, vault: 'nobody' as const, back: '/nl/staff/cases' }),
  consultation: () => drawn(AskForm, { colleagues: [], partners: [], rules, days: 14 }),
  deletion: () => drawn(DeleteEarly, { id: '0f3ac2d19b7e44d0a1b2c3d4e5f60718', isHeld: false, problem: null }),
  seeing: () => '',
}

/** What a script makes itself when the form is sent: an id of what it seals. */
const made: readonly NeedName[] = ['forward', 'consultation']
const nameOf = (need: NeedName): string => (need === 'why-early' ? 'early-why' : needs[need].field)

/** What of a need cannot be given in this form. */
function missingIn(html: string, name: NeedName): string[] {
  if (made.includes(name)) return []
  if (name === 'reason')
    return /data-case-reason-id[\s=>]/.test(html) && /data-case-reason[\s=>]/.test(html) ? [] : [name]
  const need: Need = needs[name]
  const codes = 'oneOf' in need ? need.oneOf : 'someOf' in need ? need.someOf : []
  const isThere = new RegExp(`name="${nameOf(name)}"`).test(html)
  return [...(isThere ? [] : [name]), ...codes.filter((code) => !html.includes(`value="${code}"`))]
}

const places: Readonly<Record<string, string>> = placeOfStep
const ofHolders = caseEdges.filter(({ by }) => by === 'key-holder')

test('every step that a colleague may take has a place, and each place a form', () => {
  expect(ofHolders.filter(({ step }) => !(places[step] ?? '' in formOf))).toEqual([])
})

test.each(ofHolders.map((edge) => [`${edge.step} from ${edge.from}`, edge] as const))(
  '%s has a form in which all can be given that the table asks for',
  (_, edge) => {
    const html = formOf[places[edge.step] ?? '']?.(edge)
    expect(html).toBeDefined()
    expect(edge.must.flatMap((need) => missingIn(html ?? '', need))).toEqual([])
  },
)
