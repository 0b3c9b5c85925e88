import { describe, expect, test } from 'vitest'
import { cleanFile, type Drawing } from '../clean-file.ts'
import { canariesIn } from '../testing/canaries.ts'
import { honestAmrs, honestMp3s, honestOggs, honestWavs } from '../testing/honest-audio.ts'
import { honestMp4s, videoMp4 } from '../testing/honest-mp4.ts'
import { honestWebms, videoWebm } from '../testing/honest-webm.ts'

const drawing: Drawing = { redraw: async () => ({ ok: false, error: 'not-decodable' }), which: 'others' }
const honest = [honestMp3s(), honestWavs(), honestAmrs(), honestOggs(), honestMp4s(), honestWebms()].flat()

describe('an honest recording', () => {
  test('has something to lose', () => {
    expect(honest.filter(({ bytes }) => canariesIn(bytes).length === 0).map(({ name }) => name)).toEqual([])
  })

  test('is cleaned: no canary is left, every sound stays, and cleaning twice is cleaning once', async () => {
    const faults: string[] = []
    for (const { name, bytes, keeps } of honest) {
      const clean = await cleanFile(bytes, drawing)
      if (!clean.ok) {
        faults.push(`${name}: ${clean.error}`)
        continue
      }
      const left = canariesIn(clean.value.bytes)
      if (left.length > 0) faults.push(`${name}: still ${left.join(', ')}`)
      if (clean.value.removed.length === 0) faults.push(`${name}: nothing was removed`)
      if (!keeps.every((part) => Buffer.from(clean.value.bytes).includes(Buffer.from(part))))
        faults.push(`${name}: sound is lost`)
      const again = await cleanFile(clean.value.bytes, drawing)
      if (!again.ok || again.value.removed.length > 0 || !Buffer.from(again.value.bytes).equals(clean.value.bytes))
        faults.push(`${name}: twice is not once ${JSON.stringify(again.ok ? again.value.removed : again)}`)
    }
    expect(faults).toEqual([])
  })

  test('with pictures in it is a film, and not taken', async () => {
    for (const film of [videoMp4(), videoWebm()])
      expect(await cleanFile(film, drawing)).toEqual({ ok: false, error: 'video' })
  })
})
