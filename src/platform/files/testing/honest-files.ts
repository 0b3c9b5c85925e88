import { honestAmrs, honestMp3s, honestOggs, honestWavs } from './honest-audio.ts'
import { type Honest, honestAvif, honestGifs, honestJpegs, honestPngs, honestWebps } from './honest-images.ts'
import { honestMp4s } from './honest-mp4.ts'
import { honestPdfs } from './honest-pdf.ts'
import { honestWebms } from './honest-webm.ts'

/** Files of every kind that carry along what they should not, made here from a few dots and sounds. */
export async function honestFiles(): Promise<Honest[]> {
  const pictures = await Promise.all([honestJpegs(), honestPngs(), honestWebps(), honestGifs()])
  const sounds = [honestMp3s(), honestWavs(), honestAmrs(), honestOggs(), honestMp4s(), honestWebms()]
  return [...pictures.flat(), await honestAvif(), ...sounds.flat(), ...(await honestPdfs())]
}
