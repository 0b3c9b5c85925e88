import type { Result } from '#kernel/result.ts'
import type { Bytes } from '../bytes-at.ts'
import type { Stripped } from '../clean-file-result.ts'
import { stripAmr } from './strip-amr.ts'
import { stripMp3 } from './strip-mp3.ts'
import { stripMp4 } from './strip-mp4.ts'
import { stripOgg } from './strip-ogg.ts'
import { stripWav } from './strip-wav.ts'
import { stripWebm } from './strip-webm.ts'

export type AudioRefusal = 'damaged' | 'video' | 'uncleanable'

/** What cleans a recording of each kind. A part of its own, so that a browser loads it only when somebody adds a recording. */
export const stripAudio: Readonly<
  Record<'mp3' | 'mp4' | 'ogg' | 'wav' | 'amr' | 'webm', (bytes: Bytes) => Result<Stripped, AudioRefusal>>
> = { mp3: stripMp3, mp4: stripMp4, ogg: stripOgg, wav: stripWav, amr: stripAmr, webm: stripWebm }
