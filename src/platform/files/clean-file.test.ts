import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, bytesOf, joined } from './bytes-at.ts'
import { asItIs, cleanFile, type Drawing } from './clean-file.ts'
import { type FileKind, mostFileBytes, type Removed } from './clean-file-result.ts'
import { recognise } from './recognise.ts'
import { redrawOnServer } from './server/redraw-on-server.ts'
import { honestFiles } from './testing/honest-files.ts'

const drawing: Drawing = { redraw: redrawOnServer, which: 'others' }
const honest = await honestFiles()
const named = (name: string): Bytes => {
  const found = honest.find((one) => one.name === name)
  if (!found) throw new Error(`no file "${name}"`)
  return found.bytes
}

describe('what a file is', () => {
  test('is read from its bytes', () => {
    const kinds: Record<FileKind, string> = {
      jpeg: 'JPEG slow, with everything',
      png: 'PNG 0 with everything',
      webp: 'WebP moving',
      gif: 'GIF',
      avif: 'AVIF',
      pdf: 'PDF with a letter before it',
      mp3: 'MP3 with APE',
      mp4: '3GP with tags',
      ogg: 'Vorbis',
      wav: 'WAV with a list',
      amr: 'AMR wide with something behind it',
      webm: 'WebM',
      heic: '',
    }
    for (const [kind, name] of Object.entries(kinds)) {
      const bytes = kind === 'heic' ? bytesOf('\0\0\0\x18ftypmif1\0\0\0\0heic') : named(name)
      expect(recognise(bytes), kind).toEqual({ ok: true, value: kind })
    }
  })

  test('10 MiB is taken, one byte more is not, and nothing is not', () => {
    const sized = (length: number) => {
      const bytes = new Uint8Array(length)
      bytes.set(bytesOf('#!AMR\n'))
      return recognise(bytes)
    }
    expect(sized(mostFileBytes).ok).toBe(true)
    expect(sized(mostFileBytes + 1)).toEqual({ ok: false, error: 'too-large' })
    expect(recognise(new Uint8Array(0))).toEqual({ ok: false, error: 'empty' })
  })

  test('a PDF may begin up to 1,023 bytes further on', () => {
    const behind = (length: number) => recognise(joined([new Uint8Array(length).fill(32), bytesOf('%PDF-1.7')]))
    expect(behind(1_023)).toEqual({ ok: true, value: 'pdf' })
    expect(behind(1_024)).toEqual({ ok: false, error: 'not-a-kind' })
  })
})

test('what was taken out is named', async () => {
  const expected: Record<string, Removed[]> = {
    'JPEG with exif': ['exif'],
    'JPEG with thumbnail': ['thumbnail'],
    'JPEG with film behind it': ['trailing-bytes'],
    'JPEG plain, with everything': ['colour-profile', 'comments', 'exif', 'iptc', 'other-parts', 'thumbnail', 'xmp'],
    'PNG with packed text': ['comments', 'other-parts'],
    'PNG with time': ['other-parts', 'times'],
    'WebP plain': ['colour-profile', 'other-parts'],
    GIF: ['comments', 'other-parts'],
    'MP3 with everything': ['tags'],
    'WAV with everything': ['other-parts', 'tags', 'trailing-bytes'],
    Opus: ['tags'],
    'M4A with a track of places': ['names', 'other-parts', 'other-tracks', 'times'],
    'WebM of a browser, with open lengths': ['other-parts', 'tags', 'times'],
    'PDF with a script at its start': ['actions', 'document-info', 'scripts'],
    'packed PDF with a file in it': ['document-info', 'embedded-files'],
    'PDF with a signature': ['document-info', 'form-fields', 'signatures'],
    'PDF that was changed': ['document-info', 'earlier-versions'],
  }
  const removed = async (name: string) => {
    const clean = await cleanFile(named(name), drawing)
    return clean.ok ? clean.value.removed : clean.error
  }
  for (const [name, codes] of Object.entries(expected)) expect(await removed(name), name).toEqual(codes)
})

test('a file that cannot be cleaned may be sent as it is, but not one that is nothing or too large', async () => {
  const several = bytesOf('#!AMR_MC1.0\n\0\0\0\x02')
  expect(await cleanFile(several, drawing)).toEqual({ ok: false, error: 'uncleanable' })
  expect(asItIs(several)).toEqual({
    ok: true,
    value: { type: 'audio/amr', bytes: several, cleaned: 'kept-as-is', removed: [] },
  })
  expect(asItIs(bytesOf('<html>'))).toEqual({ ok: false, error: 'not-a-kind' })
  expect(asItIs(new Uint8Array(mostFileBytes + 1))).toEqual({ ok: false, error: 'too-large' })
})

test('whatever stands behind the first bytes of a kind, there is an answer', async () => {
  const starts = honest.map(({ bytes }) => bytes.slice(0, 40))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.nat(40),
      fc.uint8Array({ maxLength: 400 }),
      async (start, kept, rest) => {
        const clean = await cleanFile(joined([start.slice(0, kept), rest]), drawing)
        if (clean.ok) expect((await cleanFile(clean.value.bytes, drawing)).ok).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
