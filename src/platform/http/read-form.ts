import { error, isHttpError } from '@sveltejs/kit'

/**
 * The field in which the server itself says, on every form behind the sign-in, for whom it was drawn. It is looked at before a form is read, and is nothing that
 * somebody filled in.
 */
export const drawnFor = 'drawn-for'

/** Reads a posted form, without what the server put into it. Refuses with the page for 413 (larger than the limit), 415 (not a form) or 400 (broken). */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim()
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') error(415, 'not a form')
  try {
    const form = await request.formData()
    form.delete(drawnFor)
    return form
  } catch (cause) {
    if (isHttpError(cause)) throw cause
    const tooLarge = cause instanceof Error && 'status' in cause && cause.status === 413
    error(tooLarge ? 413 : 400, 'unreadable form')
  }
}
