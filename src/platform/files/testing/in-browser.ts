import { bytesOf, joined } from '../bytes-at.ts'
import { type Bytes, cleanFile, type Drawing, redrawInBrowser } from '../index.ts'

const drawing: Drawing = { redraw: redrawInBrowser, which: 'others' }

/** What the tests in a browser call: numbers and texts only, which travel between it and Node. */
export async function cleaned(numbers: readonly number[]) {
  const clean = await cleanFile(Uint8Array.from(numbers), drawing)
  return clean.ok ? { ...clean.value, bytes: [...clean.value.bytes] } : clean.error
}

async function pixelsOf(bytes: Bytes, type: string): Promise<{ width: number; height: number; sum: number }> {
  const picture = await createImageBitmap(new Blob([bytes], { type }))
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const drawn = canvas.getContext('2d')
  if (!drawn) throw new Error('nothing to draw on')
  drawn.drawImage(picture, 0, 0)
  const { data } = drawn.getImageData(0, 0, picture.width, picture.height)
  return {
    width: picture.width,
    height: picture.height,
    sum: data.reduce((sum, value, at) => (sum + value * ((at % 9_973) + 1)) % 1_000_000_007, 0),
  }
}

/** How the browser draws a picture before and after. */
export async function drawnBoth(numbers: readonly number[], type: string) {
  const bytes = Uint8Array.from(numbers)
  const clean = await cleanFile(bytes, drawing)
  if (!clean.ok) return clean.error
  return { before: await pixelsOf(bytes, type), after: await pixelsOf(clean.value.bytes, clean.value.type) }
}

const seconds = 0.4

/** What this browser records of a rising tone, in a form; `null` when it does not know it. */
async function recorded(type: string): Promise<Bytes | null> {
  if (!MediaRecorder.isTypeSupported(type)) return null
  const context = new AudioContext()
  await context.resume()
  const out = context.createMediaStreamDestination()
  const tone = context.createOscillator()
  tone.frequency.linearRampToValueAtTime(1_200, context.currentTime + seconds)
  tone.connect(out)
  const recorder = new MediaRecorder(out.stream, { mimeType: type })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()))
  tone.start()
  recorder.start(100)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  recorder.stop()
  await ended
  await context.close()
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** Sixteen bits, one channel: a tone that a computer made. */
function wave(): Bytes {
  const samples = new Int16Array(4_800).map((_, at) => Math.round(9_000 * Math.sin(at / 17)))
  const data = new Uint8Array(samples.buffer)
  const head = new DataView(new ArrayBuffer(44))
  for (const [at, letters] of [
    [0, 'RIFF'],
    [8, 'WAVE'],
    [12, 'fmt '],
    [36, 'data'],
  ] as const) {
    for (const [index, letter] of [...letters].entries()) head.setUint8(at + index, letter.charCodeAt(0))
  }
  for (const [at, value] of [
    [4, 36 + data.length],
    [16, 16],
    [24, 48_000],
    [28, 96_000],
    [40, data.length],
  ] as const)
    head.setUint32(at, value, true)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.setUint16(at, value, true)
  return joined([new Uint8Array(head.buffer), data, bytesOf('LIST')])
}

async function samplesOf(bytes: Bytes): Promise<number[]> {
  const context = new OfflineAudioContext(1, 1, 48_000)
  const sound = await context.decodeAudioData(bytes.slice().buffer)
  return [...sound.getChannelData(0)]
}

/** How the browser plays what it recorded, before and after. `null`: it does not record this form. */
export async function playedBoth(type: string) {
  const bytes = type === 'audio/wav' ? wave() : await recorded(type)
  if (bytes === null) return null
  const clean = await cleanFile(bytes, drawing)
  if (!clean.ok) return clean.error
  const [before, after] = [await samplesOf(bytes), await samplesOf(clean.value.bytes)]
  const same = before.length === after.length && before.every((sample, at) => sample === after[at])
  const loud = before.some((sample) => Math.abs(sample) > 0.01)
  const text = String.fromCharCode(...clean.value.bytes.slice(0, 4_000))
  return {
    same,
    loud,
    samples: before.length,
    removed: clean.value.removed,
    saysBrowser: /Chrome|Lavf|mux/i.test(text),
  }
}
