import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type DraftPage, draftBy } from '#modules/reporting/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { aDesk, aServer, type CaseServer, place } from '../testing/a-sealed-case.ts'
import { DraftKeeper, notYetKept } from './keep-draft.ts'
import { openEverything } from './open-sealed.ts'
import { type OpenCase, writeSealed } from './write-sealed.ts'

let server: CaseServer
let open: OpenCase
beforeEach(async () => {
  server = aServer()
  open = await aDesk(server)
})

/** What another colleague sees who opens the case now. */
async function seenByOthers() {
  const { keys, sent } = await aDesk(server)
  return openEverything(keys, place, sent)
}

describe('a draft', () => {
  const news: string[] = []
  const keeper = (page: DraftPage = 'case') => {
    const one = new DraftKeeper(open, page, null)
    one.tell = (what) => void news.push(what)
    return one
  }
  beforeEach(() => void news.splice(0))

  test('is kept once somebody stops typing for a moment, in the place of the one before, and is gone when it is sent', async () => {
    vi.useFakeTimers()
    const draft = keeper()
    for (const message of ['W', 'We', 'We lezen']) draft.typed(() => ({ message }))
    expect(news).toEqual([])
    vi.runAllTimers()
    vi.useRealTimers()
    const texts = { message: 'We lezen dit.', note: 'Bel de eigenaar.' }
    await draft.save({ ...texts, task: ' ' })
    expect(news).toEqual(['saving', 'saved', 'saving', 'saved'])
    expect((await seenByOthers()).drafts).toMatchObject([{ texts }])
    const words = { v: 1, text: 'We lezen dit.', files: [] }
    await draft.whileSent(async (instead) => void (await writeSealed(open, 'message', words, { instead })))
    expect([(await seenByOthers()).drafts.length, draft.item]).toEqual([0, null])
  })

  test('of what is being sent is not written again, also when it was not kept before; after a refusal it is', async () => {
    const draft = keeper()
    await draft.whileSent(() => draft.save({ message: 'We lezen dit.' }))
    expect((await seenByOthers()).drafts.length).toBe(0)
    await expect(draft.whileSent(() => Promise.reject(new Refused('no-connection')))).rejects.toThrow('no-connection')
    await draft.save({ message: 'We lezen dit.' })
    expect((await seenByOthers()).drafts.length).toBe(1)
  })

  test('of each page is its own: what is typed on one takes nothing from another, and what was sent leaves the others', async () => {
    const [onCase, asking] = [keeper(), keeper('asking')]
    await onCase.save({ note: 'Bel de eigenaar.' })
    await asking.save({ question: 'Kent u dit adres?', outside: 'Wijkteam' })
    await asking.save({ question: 'Kent u dit adres ook?' })
    const found = async (page: DraftPage) => draftBy((await seenByOthers()).drafts, open.facts.me, page)?.texts
    expect(await found('case')).toEqual({ note: 'Bel de eigenaar.' })
    expect(await found('asking')).toEqual({ question: 'Kent u dit adres ook?' })
    expect(await found('passing-on')).toBeUndefined()
    expect(draftBy((await seenByOthers()).drafts, 'somebody-else', 'asking')).toBeNull()
    const lost = ['Kent u dit adres ook?', 'Kent u dit?', ' '].map((question) => asking.lacks({ question }))
    expect(lost, 'what is kept, or empty, is not').toEqual([false, true, false])
    await asking.whileSent((item) => open.send({ do: 'throw-away', case: place.caseId, item }))
    expect([await found('case'), await found('asking')]).toEqual([{ note: 'Bel de eigenaar.' }, undefined])
  })

  test('that arrived after its message or note holds only what was not kept', async () => {
    await writeSealed(open, 'message', { v: 1, text: 'We lezen dit.', files: [] })
    await writeSealed(open, 'note', { v: 1, text: 'Bel de eigenaar.' })
    const texts = { message: 'We lezen dit.', note: 'Bel de eigenaar.', task: 'Terugbellen' }
    expect(notYetKept(texts, await seenByOthers())).toEqual({ task: 'Terugbellen' })
  })

  test('that becomes empty is thrown away; one that cannot be kept says so and is tried again', async () => {
    const draft = keeper()
    for (const note of ['x', '  ']) await draft.save({ note })
    expect((await seenByOthers()).drafts.length).toBe(0)
    const { send } = open
    open.send = () => Promise.reject(new Refused('no-connection'))
    await draft.save({ note: 'weg' })
    open.send = send
    await draft.save({ note: 'weg' })
    expect(news.slice(-4)).toEqual(['saving', 'failed', 'saving', 'saved'])
  })
})
