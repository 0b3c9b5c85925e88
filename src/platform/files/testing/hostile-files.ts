import { bytesOf } from '../bytes-at.ts'
import { mostFileBytes } from '../clean-file-result.ts'
import { honestAmrs, honestMp3s, honestOggs, honestWavs } from './honest-audio.ts'
import { honestGifs, honestJpegs, honestPngs, honestWebps } from './honest-images.ts'
import { honestMp4s } from './honest-mp4.ts'
import { honestPdfs } from './honest-pdf.ts'
import { honestWebms } from './honest-webm.ts'
import type { HostileCase } from './hostile-case.ts'
import { hostilePdfs } from './hostile-pdf.ts'
import { hostilePictures } from './hostile-pictures.ts'
import { hostileSounds } from './hostile-sounds.ts'

/** Kinds that are none of ours, whatever their name would say. */
const otherKinds: readonly (readonly [string, string])[] = [
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a description in XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['a program for Windows', 'MZ\x90\0\x03\0\0\0'],
  ['a program for Linux', '\x7fELF\x02\x01\x01\0'],
  ['an archive or document of Word', 'PK\x03\x04\x14\0'],
  ['an old document of Word', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a packed archive', '\x1f\x8b\x08\0\0\0\0\0'],
  ['a picture in TIFF', 'II*\0\x08\0\0\0'],
  ['a picture in BMP', 'BM\x36\0\0\0'],
  ['a picture in JPEG XL', '\xff\x0a\xfa\xff'],
  ['a picture in Photoshop', '8BPS\0\x01'],
  ['a letter in RTF', '{\\rtf1\\ansi hallo}'],
  ['a page to print', '%!PS-Adobe-3.0\n(x) run'],
  ['a script', '#!/bin/sh\nrm -rf ~\n'],
  ['words', 'Ik werk hier al drie jaar.'],
  ['zeros', '\0'.repeat(64)],
  ['a sound in FLAC', 'fLaC\0\0\0\x22'],
  ['a sound in AAC', '\xff\xf1\x50\x80\x02\x1f\xfc'],
  ['a film in AVI', 'RIFF\x24\0\0\0AVI LIST'],
  ['one byte', '\xff'],
  ['half a sign of JPEG', '\xff\xd8'],
  ['half a sign of PNG', '\x89PNG\r\n'],
]

/** Honest files that stop in the middle, of every kind and at many places. */
async function cutShort(): Promise<HostileCase[]> {
  const honest = [
    ...(await Promise.all([honestJpegs(), honestPngs(), honestWebps(), honestGifs(), honestPdfs()])).flatMap(
      ([one]) => one ?? [],
    ),
    ...[honestMp3s(), honestWavs(), honestAmrs(), honestOggs(), honestMp4s(), honestWebms()].flatMap(
      ([one]) => one ?? [],
    ),
  ]
  return honest.flatMap(({ name, bytes }) =>
    [1, 4, 9, 20, 33, 50, 66, 80, 95, 99].map(
      (percent): HostileCase => [
        `${name}, ${percent} of 100`,
        () => bytes.slice(0, Math.ceil((bytes.length * percent) / 100)),
      ],
    ),
  )
}

export const hostileFiles = async (): Promise<HostileCase[]> => [
  ['nothing', () => new Uint8Array(0), 'empty'],
  ['more than 10 MiB', () => new Uint8Array(mostFileBytes + 1).fill(0xff), 'too-large'],
  ...otherKinds.map(([name, letters]): HostileCase => [name, () => bytesOf(letters), 'not-a-kind']),
  ...hostilePictures,
  ...hostileSounds,
  ...hostilePdfs,
  ...(await cutShort()),
]
