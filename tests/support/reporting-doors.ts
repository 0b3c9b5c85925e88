import { randomBytes } from 'node:crypto'
import { newReportingId } from '../../src/modules/reporting/ceremonies/index.ts'
import { newReceiptCode, showReceiptCode } from '../../src/platform/sealing/index.ts'
import type { Taken } from './hostile-bodies.ts'
import { random } from './reporters.ts'
import { knownRoutes } from './routes.ts'

const id = () => newReportingId(random)
const bytes = (length: number) => Buffer.from(randomBytes(length)).toString('base64url')
const code = () => showReceiptCode(newReceiptCode(random))
const item = (sender: string, kind: string) => ({ item: id(), sender, kind, sequence: 0, envelope: bytes(4_200) })

/** A report in its right form, sealed to a key that nobody has: what is nearly right gets as far as anything can that is not kept. */
function aReport() {
  const report = item('reporter', 'report')
  return {
    organisation: 'voorbeeldstad',
    caseId: report.item,
    keyNumber: 999,
    wrappedForOrganisation: bytes(82),
    wrappedForReporter: bytes(82),
    lookupId: bytes(16),
    reporterKey: bytes(32),
    commitment: bytes(32),
    report,
    identity: null,
    files: [],
  }
}
const told = () => ({ forwardId: id(), ground: 'place-based-signal', fields: ['form'], payloadHash: bytes(32) })

/** What the script of a page of cases sends about a case that is not there, a kind in turn. */
const deskSteps: readonly (() => unknown)[] = [
  () => ({ do: 'open', case: id() }),
  () => ({ do: 'file', case: id(), item: id() }),
  () => ({ do: 'own-key', case: id(), keyNumber: 1, wrapped: bytes(82) }),
  () => ({ do: 'write', case: id(), sealed: item('organisation', 'note'), instead: null, files: [] }),
  () => ({ do: 'task', case: id(), sealed: item('organisation', 'task'), due: '2026-12-24', forPerson: 'x' }),
  () => ({ do: 'throw-away', case: id(), item: id() }),
  () => ({ do: 'open-vault', case: id() }),
  () => ({ do: 'texts', after: null }),
  () => ({ do: 'file-report', sealed: aReport() }),
]
let turn = 0
const aDeskStep = () => deskSteps[turn++ % deskSteps.length]?.()

const forwardSteps = [
  () => ({
    do: 'forward-outside',
    told: told(),
    outside: 'x',
    letter: { token: bytes(16), proof: bytes(16), envelope: bytes(4_200) },
  }),
  () => ({
    do: 'forward-inside',
    told: told(),
    partner: 'hulppunt',
    sealed: {
      newCase: id(),
      keyNumber: 999,
      wrapped: bytes(82),
      lookupId: bytes(16),
      reporterKey: bytes(32),
      wrappedForReporter: bytes(82),
      report: bytes(4_200),
    },
  }),
]

const ofCase = [
  'person',
  'forms',
  'municipality',
  'danger',
  'sector',
  'signals',
  'step',
  'weighing',
  'ground',
  'answer',
  'outcome',
  'reason',
]
const ofCaseToo = ['link-why', 'mark', 'other', 'task', 'is', 'until', 'hold-why', 'why', 'request']
/** What the forms of a case do. Two of them mean something without any field: to nobody, and no codes. */
const acts = [
  'step',
  'link',
  'unlink',
  'task-done',
  'hold',
  'ask-vault',
  'agree-vault',
  'refuse-vault',
  '__proto__',
  '',
]
const actsWithoutField = ['assign', 'coded', 'release']
let act = 0
const caseForm = (isThere: boolean): Taken => ({
  as: 'form',
  fields: ['do', ...ofCase, ...ofCaseToo],
  honest: () => {
    const all = isThere ? acts : [...acts, ...actsWithoutField]
    return { do: all[act++ % all.length] ?? '' }
  },
})

const draftFields = [
  'draft',
  'at',
  'go',
  'seed',
  'changing',
  'entrance',
  'municipality',
  'forms',
  'words',
  'going-on',
  'danger-now',
]
const moreOfDraft = ['story', 'name', 'phone', 'email', 'kept', 'day', 'earlier', 'code', 'language', 'answers']
const draft = { at: 'summary', go: 'send', draft: '{"entrance":"worker","municipality":"GM9901","forms":["labour"]}' }

const byPath: Readonly<Record<string, Taken>> = {
  '/report-door/find': { as: 'json', honest: () => ({ lookupId: bytes(16) }) },
  '/report-door/receipt': { as: 'json', honest: () => ({ lookupId: bytes(16) }) },
  '/report-door/items': { as: 'json', honest: () => ({ lookupId: bytes(16) }) },
  '/report-door/delete': { as: 'json', honest: () => ({ lookupId: bytes(16) }) },
  '/report-door/file': { as: 'json', honest: () => ({ lookupId: bytes(16), item: id() }) },
  '/report-door/say': {
    as: 'json',
    honest: () => ({ lookupId: bytes(16), item: id(), sequence: 1, envelope: bytes(4_200), files: [id()] }),
  },
  '/report-door/change-code': {
    as: 'json',
    honest: () => ({
      lookupId: bytes(16),
      fresh: { lookupId: bytes(16), reporterKey: bytes(32), wrappedForReporter: bytes(82) },
    }),
  },
  '/report-door/submit': { as: 'json', honest: aReport },
  '/report-door/letter/open': { as: 'json', honest: () => ({ token: bytes(16), proof: bytes(16) }) },
  '/report-door/letter/file': { as: 'json', honest: () => ({ token: bytes(16), proof: bytes(16), sequence: 1 }) },
  '/report-door/letter/answer': {
    as: 'json',
    honest: () => ({ token: bytes(16), proof: bytes(16), answer: 'refused', reason: 'past' }),
  },
  '/report-door/upload/[case]/[item]/[sequence]': { as: 'bytes' },
  '/[lang=lang]/report': {
    as: 'form',
    fields: [...draftFields, ...moreOfDraft],
    honest: () => ({ ...draft, go: 'reader' }),
  },
  '/[lang=lang]/report/seen-once': { as: 'form', fields: [...draftFields, ...moreOfDraft], honest: () => draft },
  '/[lang=lang]/report/sealed': { as: 'form', fields: [...draftFields, ...moreOfDraft], honest: () => draft },
  '/[lang=lang]/report/return/seen-once': {
    as: 'form',
    fields: ['at', 'code', 'go', 'text', 'item', 'seed', 'sure', 'files', 'with-traces', 'kept', 'day'],
    honest: () => ({ code: code(), at: 'thread', sure: 'on' }),
  },
  '/[lang=lang]/report/return/seen-once/file': {
    as: 'form',
    fields: ['code', 'item'],
    honest: () => ({ code: code(), item: id() }),
  },
  '/[lang=lang]/report/return/seen-once/proof': {
    as: 'form',
    fields: ['code', 'of'],
    honest: () => ({ code: code() }),
  },
  '/[lang=lang]/staff/cases/do': { as: 'json-in-form', honest: aDeskStep },
  '/[lang=lang]/staff/cases/[case]/forward/do': {
    as: 'json-in-form',
    honest: () => forwardSteps[turn++ % forwardSteps.length]?.(),
  },
  '/[lang=lang]/staff/cases/[case]/file/[item]/[sequence]': { as: 'bytes' },
  '/[lang=lang]/staff/cases/[case]/forward/along/[target]/[item]/[sequence]': { as: 'bytes' },
  '/[lang=lang]/staff/cases/hand-over': { as: 'form', fields: ['person', 'do'] },
}

/** A way in, with what stands in it. */
export interface Door {
  route: string
  taken: Taken
  isOfStaff: boolean
  path(): string
}

/** Every address of the reporting point and of casework, whatever is added: one that is in no row above is asked with what it cannot want. `cases`: some that are there. */
export function reportingDoors(cases: readonly string[]): Door[] {
  const routes = knownRoutes().filter((route) =>
    /^\/(report-door|\[lang=lang\]\/(report|staff\/cases))(\/|$)/.test(route),
  )
  const address = (route: string, caseId: string) =>
    route
      .replace('[lang=lang]', 'nl')
      .replace('[case]', caseId)
      .replace('[sequence]', '1')
      .replace('[organisation]', 'voorbeeldstad')
      .replace('[token]', bytes(16))
      .replaceAll(/\[[a-z]+\]/g, id)
  const doorTo = (route: string, caseOf: () => string, taken: Taken): Door => ({
    route,
    taken,
    isOfStaff: route.includes('/staff/'),
    path: () => address(route, caseOf()),
  })
  const ofCases = '/[lang=lang]/staff/cases/[case]'
  let next = 0
  return routes.flatMap((route) =>
    route === ofCases
      ? [doorTo(route, id, caseForm(false)), doorTo(route, () => cases[next++ % cases.length] ?? id(), caseForm(true))]
      : [doorTo(route, id, byPath[route] ?? { as: 'nothing' })],
  )
}
