import { error, isHttpError } from '@sveltejs/kit'

/** Reads a posted form. Refuses with the page for 413 (larger than the limit), 415 (not a form) or 400 (broken). */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim()
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') error(415, 'not a form')
  try {
    return await request.formData()
  } catch (cause) {
    if (isHttpError(cause)) throw cause
    const tooLarge = cause instanceof Error && 'status' in cause && cause.status === 413
    error(tooLarge ? 413 : 400, 'unreadable form')
  }
}
