import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, checkoutIsOpen, embeddedFolder } from '../testing/embedded-folder.ts'
import { canReach, databaseUser } from './database-user.ts'
import { embeddedPlace, installedPrograms } from './embedded-place.ts'
import { startEmbedded } from './embedded-server.ts'

const isRoot = process.getuid?.() === 0
const elsewhere = '/var/lib/baken'

test('the programs of PostgreSQL for this machine are there', () => {
  expect(readdirSync(join(installedPrograms(), 'bin'))).toEqual(expect.arrayContaining(['initdb', 'postgres']))
})

test(`the database is run by ${isRoot ? 'somebody else than root' : 'the ordinary user himself'}`, () => {
  const user = databaseUser()
  const expected = isRoot ? ['postgres', 'baken', 'nobody'] : [undefined]
  expect(expected).toContain(user?.name)
  expect(user?.uid).not.toBe(0)
  expect(databaseUser()).toEqual(user)
})

describe('a folder can be reached', () => {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  const owner = { name: 'owner', uid, gid }
  const ofTheGroup = { name: 'colleague', uid: uid + 1, gid }
  const stranger = { name: 'stranger', uid: uid + 1, gid: gid + 1 }
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reach-'))
    mkdirSync(join(folder, 'in/deep'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const reachedWith = (mode: number) => {
    chmodSync(folder, mode)
    return [owner, ofTheGroup, stranger].map((user) => canReach(user, join(folder, 'in/deep')))
  }

  // Only root can look into a folder that is closed to its own owner; only root ever asks this.
  const closedToOwner: [number, boolean[]][] = process.getuid?.() === 0 ? [[0o077, [false, true, true]]] : []
  test.each<[number, boolean[]]>([
    [0o700, [true, false, false]],
    [0o710, [true, true, false]],
    [0o711, [true, true, true]],
    [0o755, [true, true, true]],
    [0o744, [true, false, false]],
    [0o701, [true, false, true]],
    ...closedToOwner,
  ])('when a folder above it has mode %o, by owner, group and others: %j', (mode, expected) =>
    expect(reachedWith(mode)).toEqual(expected),
  )

  test('only when the folder itself can be entered, too', () => {
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'in/deep'), 0o700)
    expect(canReach(stranger, join(folder, 'in/deep'))).toBe(false)
    expect(canReach(stranger, join(folder, 'in'))).toBe(true)
  })
})

describe('where the database lives', () => {
  test.skipIf(!checkoutIsOpen)(
    'in its own folder when its user can enter there, and the checkout (which this one can)',
    async () => {
      const open = embeddedFolder()
      const place = embeddedPlace(join(open.folder, 'not/yet/there'))
      expect(place).toMatchObject({ data: join(open.folder, 'not/yet/there/postgres'), moved: false })
      expect(place.programs).toBe(installedPrograms())
      await open.clean()
    },
  )

  test.skipIf(checkoutIsOpen)(
    'elsewhere when the checkout is closed to its user, though the folder is open (which needs a closed checkout)',
    async () => {
      const open = embeddedFolder()
      expect(embeddedPlace(open.folder)).toMatchObject({ moved: true })
      await open.clean()
    },
  )

  test.skipIf(!isRoot)(
    'elsewhere when root’s folder is closed to its user, the same at every start, and it works there (only root can try this)',
    async () => {
      const wasThere = existsSync(elsewhere)
      const closed = embeddedFolder(0o700)
      const place = embeddedPlace(closed.folder)
      try {
        expect(place.moved).toBe(true)
        expect(place.data).toMatch(/^\/var\/lib\/baken\/[0-9a-f]{12}\/postgres$/)
        expect(place.programs).toMatch(/^\/var\/lib\/baken\/[0-9a-f]{12}\/programs-[\w.-]+$/)
        expect(embeddedPlace(closed.folder)).toEqual(place)
        expect([statSync(place.data).uid, statSync(place.data).mode & 0o777]).toEqual([place.user?.uid, 0o700])
        expect(place.user && canReach(place.user, place.programs)).toBe(true)

        const started = await startEmbedded(closed.folder, 'own')
        if (!started.ok) throw new Error(started.error)
        expect(await ask(started.value.url, 'select 1 as one')).toEqual([{ one: 1 }])
        await started.value.stop()
        expect(readdirSync(closed.folder)).toEqual([])
      } finally {
        await closed.clean()
        if (!wasThere) rmdirSync(elsewhere)
      }
    },
  )
})
