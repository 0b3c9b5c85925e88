import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { dutchDay } from '../../src/kernel/days.ts'
import {
  answerByLink,
  answerForward,
  answerQuestion,
  askInside,
  type CaseTables,
  forwardInside,
  forwardOutside,
} from '../../src/modules/reporting/server/index.ts'
import { aCopy } from '../../src/modules/reporting/testing/a-forward.ts'
import {
  aForwardingWorld,
  colleague,
  type ForwardingWorld,
  partner,
  type ReadyForward,
  random,
} from '../../src/modules/reporting/testing/a-forwarding-world.ts'
import { anAnswerIn, aReadyQuestion, readableNow, sealedFor } from '../../src/modules/reporting/testing/a-question.ts'
import { aNamedCase, openTheVault } from '../../src/modules/reporting/testing/goes-along.ts'
import { makeKeyPair } from '../../src/platform/sealing/index.ts'
import { databasePerTest } from '../../src/platform/testing/test-database.ts'
import {
  aReadyAlong,
  insideAlong,
  outsideAlong,
  type ReadyAlong,
  sendUp,
  wrongInside,
  wrongOutside,
} from './along-in-deliveries.ts'
import { drillDice, tell, times } from './drill.ts'

const many = times(60, 10_000)
/** Questions go through two more keys each. */
const asked = times(20, 1_000)
const dice = drillDice('deliveries')
const database = databasePerTest<CaseTables>('migrations')

let world: ForwardingWorld

/** What happens to one try: it never arrives, it is done and nobody hears so, it is done twice, the server dies half way, or all is well. */
const faults = ['lost request', 'lost answer', 'doubled', 'killed between', 'none'] as const
type Fault = (typeof faults)[number]
const counts: Record<Fault, number> = { 'lost request': 0, 'lost answer': 0, doubled: 0, 'killed between': 0, none: 0 }

class Killed extends Error {}

/** A desk whose transactions do all their work and are then cut off before they end. */
function killing<Desk extends { db: Kysely<CaseTables> }>(desk: Desk): Desk {
  const db = new Proxy(desk.db, {
    get: (target, name) =>
      name === 'transaction'
        ? () => ({
            execute: (work: (trx: unknown) => Promise<unknown>) =>
              target.transaction().execute(async (trx) => {
                await work(trx)
                throw new Killed()
              }),
          })
        : Reflect.get(target, name, target),
  })
  return { ...desk, db }
}

/** Tries until somebody hears that it is done, as a browser does; then now and then an old try arrives after all. */
async function delivered<T>(tried: (killed: boolean) => Promise<T>): Promise<T[]> {
  const heard: T[] = []
  let late = 0
  for (;;) {
    const fault = dice.oneOf(faults)
    counts[fault] += 1
    if (fault === 'lost request') {
      late += 1
      continue
    }
    if (fault === 'killed between') {
      await tried(true).catch((cause: unknown) => {
        if (!(cause instanceof Killed)) throw cause
      })
      continue
    }
    const answer = await tried(false)
    if (fault === 'lost answer') continue
    heard.push(answer)
    if (fault === 'doubled') heard.push(await tried(false))
    break
  }
  // What was lost only lay somewhere on the way: it comes after everything else.
  if (late > 0 && dice.once(2)) heard.push(await tried(false))
  return heard
}

const numbers = async () => {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from reporting_forward) as forwards,
    (select count(*)::int from reporting_item where kind = 'forward') as copies,
    (select count(*)::int from reporting_case where organisation = 'partner') as cases,
    (select count(*)::int from reporting_item i join reporting_case c on c.id = i.case_id where c.organisation = 'partner') as items,
    (select count(*)::int from organisations_kept_secret where organisation = 'partner') as keys,
    (select count(*)::int from reporting_forward where state = 'answered') as answers,
    (select count(*)::int from reporting_forward_file) as "files behind links",
    (select count(*)::int from platform_audit where action = 'forward.send') as "lines of sending",
    (select count(distinct object)::int from platform_audit where action = 'forward.answer') as "lines of answering"`.execute(
    database(),
  )
  return rows[0]
}

/** A test is one transaction, in which PostgreSQL walks through every version that a row ever had: more than this in one of them grow slow. */
const inOneWorld = 250
const batches = Array.from({ length: Math.ceil(many / inOneWorld) }, (_, at) => ({
  from: at * inOneWorld + 1,
  to: Math.min(many, (at + 1) * inOneWorld),
}))
const heard = { forwards: 0, 'with a file': 0, 'with who it is': 0, wrong: 0 }

test.each(batches)(
  'forwards $from to $to through lost, late, doubled and broken-off tries: each is there exactly once, and so is each answer',
  async ({ from, to }) => {
    world = await aForwardingWorld(database(), () => dutchDay(new Date()))
    const caseId = await aNamedCase(world)
    await openTheVault(world, caseId)
    const wrong: string[] = []
    const along = { files: 0, identities: 0 }
    let inside = 0
    for (let number = from; number <= to; number += 1) {
      const isInside = !dice.once(3)
      // With every fourth a photograph goes along, and with half of those who the reporter is.
      const ready = dice.once(4) ? await aReadyAlong(caseId, number, dice.once(2)) : null
      const way = isInside ? throughTheHouse : throughALink
      const manifests = ready
        ? await (isInside ? alongThroughTheHouse : alongThroughALink)(ready)
        : await way(withCopy(await world.ready(caseId, ['municipality', 'address']), number))
      if (isInside) inside += 1
      if (isInside && ready) along.files += 1
      if (isInside && ready?.who) along.identities += 1
      if (ready) heard['with a file'] += 1
      if (ready?.who) heard['with who it is'] += 1
      if (new Set(manifests).size !== 1)
        wrong.push(
          `${number}: ${new Set(manifests).size} manifests or refusals: ${[...new Set(manifests)].join(' | ').slice(0, 300)}`,
        )
    }
    const sent = to - from + 1
    heard.forwards += sent
    heard.wrong += wrong.length
    if (to === many) tell('deliveries', { ...heard, ...counts })
    expect(wrong).toEqual([])
    expect(await numbers()).toEqual({
      forwards: sent,
      copies: sent,
      cases: inside,
      items: inside + along.files + along.identities,
      keys: inside + along.identities,
      answers: sent,
      'files behind links': 0,
      'lines of sending': sent,
      'lines of answering': inside,
    })
  },
)

/** With what the sender keeps, under a number of its own. */
const withCopy = ({ told, text }: ReadyForward, number: number): ReadyForward => ({
  told: { ...told, copy: aCopy(number) },
  text,
})

/** To a partner in Baken, and back. What was heard each time, of which there must be one thing. */
async function throughTheHouse({ told, text }: ReadyForward): Promise<string[]> {
  const sealed = await world.sealedTo(text)
  const sent = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    return forwardInside(desk, colleague(dice.oneOf(['ann', 'ben'])), told, { partner: 'partner', sealed })
  })
  const answers = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    const actor = partner(dice.oneOf(['pim', 'puk']))
    return answerForward(desk, actor, sealed.newCase, { answer: 'accepted', reason: 'taken-up' })
  })
  return onlyOne(
    sent.map((one) => (one.ok ? one.value.manifest : one.error)),
    answers.map((one) => (one.ok ? one.value.file : one.error)),
  )
}

/** To somebody outside. The bytes of the letter are of the right length: nobody on the way looks into them. */
async function throughALink({ told }: ReadyForward): Promise<string[]> {
  const letter = { token: random(16), proof: random(16), envelope: random(4096 + 50) }
  const sent = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    return forwardOutside(desk, colleague('ann'), told, { outside: 'Politie', letter })
  })
  const answers = await delivered((killed) => {
    // A function of the database is whole by itself: whoever is killed around it is as good as lost before or after.
    if (killed) return Promise.reject(new Killed())
    return answerByLink({ ...world.reader, sign: world.sign }, letter, { answer: 'not-ours', reason: 'other-task' })
  })
  return onlyOne(
    sent.map((one) => (one.ok ? one.value.manifest : one.error)),
    answers.map((one) => (one.ok ? one.value.file : one.error)),
  )
}

/** The same with what goes along: first that is sent up, and before anybody answers what came is held against what was ticked. */
async function alongThroughTheHouse(ready: ReadyAlong): Promise<string[]> {
  const { sealed, files, uploads } = await insideAlong(world, ready)
  const { wrong, late } = await sentUp(uploads, files)
  const sent = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    return forwardInside(desk, colleague('ann'), ready.told, { partner: 'partner', sealed, files })
  })
  wrong.push(...(await late()), ...(await wrongInside(database(), await world.partnerKey(), sealed.newCase, ready)))
  const answers = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    return answerForward(desk, partner('pim'), sealed.newCase, { answer: 'accepted', reason: 'taken-up' })
  })
  return [
    ...wrong,
    ...onlyOne(
      sent.map((one) => (one.ok ? one.value.manifest : one.error)),
      answers.map((one) => (one.ok ? one.value.file : one.error)),
    ),
  ]
}

async function alongThroughALink(ready: ReadyAlong): Promise<string[]> {
  const out = await outsideAlong(ready)
  const { letter, files, uploads } = out
  const { wrong, late } = await sentUp(uploads, files)
  const sent = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    return forwardOutside(desk, colleague('ann'), ready.told, { outside: 'Politie', letter, files })
  })
  wrong.push(...(await late()), ...(await wrongOutside(world, out, ready)))
  const answers = await delivered((killed) => {
    if (killed) return Promise.reject(new Killed())
    const told = { answer: 'not-ours', reason: 'other-task' } as const
    return answerByLink({ ...world.reader, sign: world.sign }, letter, told)
  })
  return [
    ...wrong,
    ...onlyOne(
      sent.map((one) => (one.ok ? one.value.manifest : one.error)),
      answers.map((one) => (one.ok ? one.value.file : one.error)),
    ),
  ]
}

/** Sends up everything; what is wrong with how that went. `late`: a try that arrives when it was all passed on, of which a file that was ticked is there and one that was not is refused. */
async function sentUp(uploads: Awaited<ReturnType<typeof insideAlong>>['uploads'], ticked: readonly string[]) {
  const wrong: string[] = []
  for (const upload of uploads) {
    const tries = await delivered(async (killed) => sendUp(killed ? killing(world.desk) : world.desk, upload))
    wrong.push(...tries.flatMap((one) => (one.ok ? [] : [`not sent up: ${one.error}`])))
  }
  const late = async () => {
    const upload = uploads[dice.number(uploads.length)]
    if (!upload) return []
    const again = await sendUp(world.desk, upload)
    const is = again.ok ? 'there' : again.error
    const expected = ticked.includes(upload.file.item) ? 'there' : 'taken'
    return is === expected ? [] : [`late: ${is}, not ${expected}`]
  }
  return { wrong, late }
}

const onlyOne = (manifests: string[], answers: string[]): string[] =>
  new Set(answers).size === 1 && answers[0]?.startsWith('{') ? manifests : [...manifests, ...answers]

/** To a partner who is asked and answers; it is nobody's case. */
async function throughAQuestion(caseId: string): Promise<string[]> {
  const ready = await aReadyQuestion(caseId)
  const { forwardId } = ready.told
  const sealed = await sealedFor(world, ready, 'partner')
  const sent = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    const to = { organisation: 'partner', person: null, sealed }
    return askInside(desk, colleague(dice.oneOf(['ann', 'ben'])), ready.told, to)
  })
  const { said } = await anAnswerIn('Dat adres kennen wij.', forwardId, (await makeKeyPair(random)).publicKey)
  const answers = await delivered(async (killed) => {
    const desk = killed ? killing(world.forwards) : world.forwards
    return answerQuestion(desk, partner(dice.oneOf(['pim', 'puk'])), forwardId, said)
  })
  return onlyOne(
    sent.map((one) => (one.ok ? one.value.manifest : one.error)),
    answers.map((one) => (one.ok ? one.value.file : one.error)),
  )
}

test(`${asked} questions the same way: each is asked once, answered once, kept once by who asked, and can be read nowhere afterwards`, async () => {
  world = await aForwardingWorld(database(), () => dutchDay(new Date()))
  const caseId = await world.aCase()
  const wrong: string[] = []
  for (let number = 0; number < asked; number += 1) {
    const manifests = await throughAQuestion(caseId)
    if (new Set(manifests).size !== 1) wrong.push(`${number}: ${[...new Set(manifests)].join(' | ').slice(0, 300)}`)
  }
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from reporting_forward where purpose = 'consultation' and state = 'answered') as questions,
    (select count(*)::int from reporting_consultation where advice is not null) as answers,
    (select count(*)::int from reporting_case where organisation = 'partner') as cases,
    (select count(*)::int from reporting_item where kind = 'forward') as copies,
    (select count(*)::int from platform_audit where action = 'consultation.ask') as "lines of asking",
    (select count(*)::int from platform_audit where action = 'consultation.answer') as "lines of answering"`.execute(
    database(),
  )
  tell('questions', { questions: asked, ...counts, wrong: wrong.length })
  expect(wrong).toEqual([])
  expect(rows[0]).toEqual({
    questions: asked,
    answers: asked,
    cases: 0,
    copies: asked,
    'lines of asking': asked,
    'lines of answering': asked,
  })
  expect(await readableNow(database())).toEqual({ envelopes: 0, ask: 0, say: asked })
})
