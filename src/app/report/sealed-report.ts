/**
 * Tells something in this browser, sealed before it leaves. Everything that is typed, made and shown is in the memory of this page and nowhere else: no storage, no
 * address, no title, no history. What the page is made of: `page-hooks.ts`.
 */
import { type BegunCase, beginCase, type Reader } from '#modules/reporting/ceremonies/index.ts'
import { moveFrom } from '#modules/reporting/index.ts'
import { spokenFingerprint } from '#platform/sealing/index.ts'
import { canSeal } from './can-seal.ts'
import { ChosenFiles } from './chosen-files.ts'
import { cleanFile } from './clean-file.ts'
import { type ChosenBefore, draftOfPage } from './draft-of-page.ts'
import { drawFiles, listenToFiles } from './files-part.ts'
import { leaveNothing } from './leave-nothing.ts'
import { keepThroughLanguages } from './other-language.ts'
import { type Doing, listenToButtons } from './page-buttons.ts'
import { answersNow, emptyFields, fillIn, isBoxTicked } from './page-fields.ts'
import { all, emptyPage, factsOf, isThere, put, say, showStage } from './page-hooks.ts'
import { showProblems } from './problems-part.ts'
import { random } from './random.ts'
import { copyCode, saveProof, saveReceipt, showReceipt, type Taken } from './receipt-page.ts'
import { type Stage, stageTurn } from './sealed-stages.ts'
import { canBeChanged, forgetParcel, type Parcel } from './send-report.ts'
import { packed, sendWithWords } from './sending-part.ts'
import { serverDoor } from './server-door.ts'
import { drawSummary } from './summary-part.ts'

export interface SealedFacts extends ChosenBefore {
  organisation: string
  locale: string
  mostFiles: number
}

interface State {
  stage: Stage
  changing: boolean
  begun: BegunCase | null
  reader: Reader | null
  /** What is on its way; from the first try of the whole on it stays as it is. */
  parcel: Parcel | null
  /** What could not be sent and can still be changed: a file did not go, or it is too large. */
  tried: Parcel | null
  /** What can be taken along once it was kept. */
  taken: Taken | null
}

const state: State = {
  stage: 'forms',
  changing: false,
  begun: null,
  reader: null,
  parcel: null,
  tried: null,
  taken: null,
}
const facts = () => factsOf<SealedFacts>()
const files = new ChosenFiles(cleanFile, isThere() ? facts().mostFiles : 0)

/** Looks whether it can be done here, before anything is typed. */
async function open(): Promise<void> {
  if (!isThere()) return
  say('checking')
  const { organisation } = facts()
  const [begun, reader] = await Promise.all([
    canSeal(() => beginCase(organisation, random)),
    serverDoor.key(organisation),
  ])
  if (begun === null) return say('cannot-seal')
  if (reader.is !== 'kept') return say(reader.is === 'away' ? 'no-key' : reader.code)
  Object.assign(state, { begun, reader: reader.value })
  await draw()
}

/** Shows what there is, on whatever page – of whatever language – is open now. */
async function draw(): Promise<void> {
  const { stage, reader, parcel, tried, taken } = state
  for (const body of all('[data-report-body]')) body.hidden = reader === null
  if (reader === null) return
  say(null)
  put('fingerprint', await spokenFingerprint(reader.publicKey))
  for (const part of all('[data-report-if="begun"]')) part.hidden = false
  for (const part of all('[data-report-if="unlocked"]')) part.hidden = parcel !== null
  for (const part of all('[data-report-if="locked"]')) part.hidden = parcel === null
  for (const part of all('[data-report-if="tried"]')) part.hidden = parcel === null && tried === null
  for (const part of all('[data-report-if="file-stuck"]')) part.hidden = tried === null || files.files.length === 0
  drawFiles(files)
  if (stage === 'summary') drawSummary(files)
  if (taken) showReceipt(taken, facts().locale)
  showStage(stage)
}

async function go(button: HTMLElement): Promise<void> {
  const to = button.dataset['reportTo'] ?? 'next'
  const draft = draftOfPage(answersNow(), facts())
  const turned =
    to === 'change:files'
      ? ({ stage: 'files', changing: true, problems: [] } as const)
      : stageTurn(draft, state.stage, moveFrom(to), state.changing)
  state.stage = turned.stage
  state.changing = turned.changing
  await draw()
  showProblems(turned.problems)
}

async function send(): Promise<void> {
  const { begun, reader } = state
  if (!begun || !reader) return
  const draft = draftOfPage(answersNow(), facts())
  const parcel = state.parcel ?? (await packed({ begun, reader, draft, files, before: state.tried }))
  if (state.begun !== begun) return
  if (parcel === null) return say('failed')
  Object.assign(state, { parcel, tried: null })
  await draw()
  const sent = await sendWithWords(parcel, serverDoor)
  if (parcel.gone) return
  if (sent.is === 'kept') {
    state.taken = { code: begun.code, receipt: sent.value.receipt, day: sent.value.day, content: parcel.content }
    state.stage = 'receipt'
    files.forget()
    emptyFields()
    return draw()
  }
  // Whoever compares the numbers of the key sees those of the one it will be sealed to.
  if (state.reader !== parcel.reader) {
    state.reader = parcel.reader
    await draw()
  }
  // Nothing was kept: it may be made shorter, or go without the file that does not go over this line.
  if (canBeChanged(parcel)) {
    Object.assign(state, { parcel: null, tried: parcel })
    await draw()
  }
  say(sent.is === 'refused' ? sent.code : navigator.onLine ? 'not-sent' : 'offline')
}

async function finish(): Promise<void> {
  if (!isBoxTicked('kept')) return say('not-kept-yet')
  forget()
  state.stage = 'gone'
  await draw()
}

function forget(): void {
  const { begun, parcel, tried, taken } = state
  // First of all, for it may be under way.
  for (const one of [parcel, tried]) if (one) forgetParcel(one)
  for (const bytes of [begun?.caseKey, begun?.salt, begun?.code, taken?.content]) bytes?.fill(0)
  Object.assign(state, { begun: null, parcel: null, tried: null, taken: null })
  files.forget()
  emptyFields()
  emptyPage()
}

const taken =
  (what: (given: Taken) => void): Doing =>
  () =>
    state.taken ? what(state.taken) : undefined
const doings: Readonly<Record<string, Doing>> = {
  go,
  send,
  finish,
  again: open,
  copy: (button) => (state.taken ? copyCode(state.taken.code, button) : undefined),
  print: () => window.print(),
  'save-receipt': taken(saveReceipt),
  'save-proof': taken(saveProof),
}

function listen(): void {
  listenToButtons(doings, () => state.stage)
  listenToFiles(files, () => void draw())
  keepThroughLanguages(() => {
    const answers = answersNow()
    return () => {
      fillIn(answers)
      void draw()
    }
  })
  leaveNothing({ forget, wouldLose: () => state.taken !== null || state.parcel !== null })
}

if (isThere()) {
  listen()
  void open()
}
