import { describe, expect, test } from 'vitest'
import { hashGate } from './hash-gate.ts'

/** Work that ends when it is told to. */
function aWork() {
  let end = () => {}
  let fail = (_: Error) => {}
  let runs = 0
  const whenTold = new Promise<string>((resolve, reject) => {
    end = () => resolve('done')
    fail = reject
  })
  const work = () => {
    runs += 1
    return whenTold
  }
  return { work, end, fail, runs: () => runs }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))
const busy = { ok: false, error: 'busy' }
const done = { ok: true, value: 'done' }

describe('a gate', () => {
  test('lets two run at a time and the third when one of them ends', async () => {
    const gate = hashGate(2)
    const works = [aWork(), aWork(), aWork()]
    const all = works.map(({ work }, at) => gate.run(`lane ${at}`, work))
    await settled()
    expect([works.map(({ runs }) => runs()), gate.started, gate.running, gate.waiting]).toEqual([[1, 1, 0], 2, 2, 1])
    works[1]?.end()
    expect(await all[1]).toEqual(done)
    expect([works.map(({ runs }) => runs()), gate.started, gate.running, gate.waiting]).toEqual([[1, 1, 1], 3, 2, 0])
    for (const { end } of works) end()
    expect(await Promise.all(all)).toEqual([done, done, done])
    expect([gate.started, gate.running, gate.waiting]).toEqual([3, 0, 0])
  })

  test('lets twenty wait and says busy to the one after them, whose work is never started', async () => {
    const gate = hashGate()
    const works = Array.from({ length: 22 }, aWork)
    const all = works.map(({ work }) => gate.run('one', work))
    const late = aWork()
    expect(await gate.run('one', late.work)).toEqual(busy)
    expect([gate.running, gate.waiting]).toEqual([2, 20])
    for (const { end } of works) end()
    expect(await Promise.all(all)).toEqual(Array.from({ length: 22 }, () => done))
    expect([gate.started, late.runs()]).toEqual([22, 0])
  })

  test('with no place to wait refuses at once', async () => {
    const gate = hashGate(1, 0)
    const first = aWork()
    const running = gate.run('a', first.work)
    expect(await gate.run('b', aWork().work)).toEqual(busy)
    first.end()
    expect(await running).toEqual(done)
    expect(await gate.run('b', async () => 'free again')).toEqual({ ok: true, value: 'free again' })
  })

  test('hands on what goes wrong to the one who asked, and goes on with the next', async () => {
    const gate = hashGate(1)
    const broken = aWork()
    const first = gate.run('a', broken.work)
    const second = gate.run('b', () => {
      throw new Error('thrown at once')
    })
    const third = gate.run('c', async () => 'fine')
    broken.fail(new Error('no memory'))
    await expect(first).rejects.toThrow('no memory')
    await expect(second).rejects.toThrow('thrown at once')
    expect(await third).toEqual({ ok: true, value: 'fine' })
    expect([gate.started, gate.running, gate.waiting]).toEqual([3, 0, 0])
  })
})

describe('turns', () => {
  test('within a lane are in order of coming', async () => {
    const gate = hashGate(1)
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        gate.run('one', async () => {
          order.push(at)
        }),
      ),
    )
    expect(order).toEqual(Array.from({ length: 12 }, (_, at) => at))
  })

  test('go round between lanes: who comes after twelve of another waits for one', async () => {
    const gate = hashGate(1)
    const order: string[] = []
    const ask = (lane: string) =>
      gate.run(lane, async () => {
        order.push(lane)
        await settled()
      })
    await Promise.all([...Array.from({ length: 13 }, () => ask('storm')), ask('desk'), ask('desk'), ask('inspector')])
    expect(order.slice(0, 6)).toEqual(['storm', 'storm', 'desk', 'inspector', 'storm', 'desk'])
  })

  test('in a full queue the newest of the longest lane gives its place to a shorter one, and hears it', async () => {
    const gate = hashGate(1, 4)
    const first = aWork()
    const running = gate.run('storm', first.work)
    const storm = Array.from({ length: 4 }, () => gate.run('storm', async () => 'storm'))
    const desk = gate.run('desk', async () => 'desk')
    expect(await storm[3]).toEqual(busy)
    const again = gate.run('desk', async () => 'desk')
    // Two and two now: nobody is pushed out to make it worse.
    expect(await storm[2]).toEqual(busy)
    expect(await gate.run('desk', async () => 'desk')).toEqual(busy)
    expect(await gate.run('storm', async () => 'storm')).toEqual(busy)
    first.end()
    expect((await Promise.all([running, storm[0], storm[1], desk, again])).map((one) => one?.ok)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(gate.started).toBe(5)
  })
})

describe('lanes that had something lately', () => {
  test('go after those that had less, however long these come after them', async () => {
    const gate = hashGate(1)
    const order: string[] = []
    const ask = (lane: string, hadLately: number) =>
      gate.run(
        lane,
        async () => {
          order.push(lane)
          await settled()
        },
        hadLately,
      )
    await Promise.all([
      ask('first', 0),
      ask('often', 9),
      ask('often', 10),
      ask('twice', 2),
      ask('new', 0),
      ask('new', 1),
    ])
    expect(order).toEqual(['first', 'new', 'new', 'twice', 'often', 'often'])
  })

  test('give up their place in a full queue to one that had less, and to no other', async () => {
    const gate = hashGate(1, 3)
    const first = aWork()
    const running = gate.run('a', first.work)
    const waiting = [1, 2, 3].map((times) => gate.run(`had ${times}`, async () => times, times))
    expect(await gate.run('had 3 too', async () => 3, 3)).toEqual(busy)
    const honest = gate.run('new', async () => 0)
    expect(await waiting[2]).toEqual(busy)
    first.end()
    expect((await Promise.all([running, honest, waiting[0], waiting[1]])).map((one) => one?.ok)).toEqual(
      Array.from({ length: 4 }, () => true),
    )
  })
})

test('nobody gives up a place to a lane that would then be the longer one', async () => {
  const gate = hashGate(1, 3)
  const first = aWork()
  const running = gate.run('a', first.work)
  const waiting = [gate.run('a', async () => 1), gate.run('a', async () => 1), gate.run('b', async () => 1)]
  expect(await gate.run('b', async () => 1)).toEqual(busy)
  first.end()
  expect((await Promise.all([running, ...waiting])).map(({ ok }) => ok)).toEqual([true, true, true, true])
})

test('a storm of 5,000 tries in ten lanes starts no more hashes than it may, and an honest one gets through', async () => {
  const gate = hashGate()
  let most = 0
  let now = 0
  const hash = async () => {
    now += 1
    most = Math.max(most, now)
    await settled()
    now -= 1
  }
  const storm = Array.from({ length: 5000 }, (_, at) => gate.run(`address ${at % 10}`, hash))
  const honest = gate.run('desk', hash)
  const answers = await Promise.all(storm)
  expect((await honest).ok).toBe(true)
  expect(gate.started).toBe(22)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(21)
  expect([most, gate.running, gate.waiting]).toEqual([2, 0, 0])
})
