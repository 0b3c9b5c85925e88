import { readForm } from '#platform/http/read-form.ts'

/** What the page for hours sent, with the text of a file when one was chosen. Refuses as `readForm`. */
export async function postedHours(request: Request): Promise<{ posted: (readonly [string, string])[]; file: string }> {
  const form = await readForm(request)
  const posted = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const file = form.get('file')
  // Bytes that are no text become signs that no line of hours has: those lines are named.
  return { posted, file: file instanceof File ? await file.text() : '' }
}
