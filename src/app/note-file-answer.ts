import type { NoteFormat } from '#modules/programme/server/index.ts'

const types: Readonly<Record<NoteFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** A file of a note as a download. @param kept how long a browser may keep it */
export const noteFileAnswer = (
  bytes: Uint8Array<ArrayBuffer>,
  { name, format, kept }: { name: string; format: NoteFormat; kept: 'no-store' | 'no-cache' },
): Response =>
  new Response(bytes, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': kept,
    },
  })
