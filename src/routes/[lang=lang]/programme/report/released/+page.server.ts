import { createHash } from 'node:crypto'
import { fail } from '@sveltejs/kit'
import { inSection } from '#app/in-section.ts'
import { dutchDay } from '#kernel/days.ts'
import { readForm } from '#platform/http/read-form.ts'
import { amsterdamMoment } from '#ui/moment.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const notes = await locals.services.releasedNotes.all()
  return {
    ...inSection('report', locals.language),
    notes: notes.map(({ releasedAt, ...rest }) => ({ ...rest, when: amsterdamMoment(releasedAt, locals.language) })),
  }
}

export const actions: Actions = {
  /** Compares a file with what was released. Nothing of it is kept. */
  default: async ({ request, locals }) => {
    const file = (await readForm(request)).get('file')
    if (!(file instanceof File) || file.size === 0) return fail(422, { hash: null, found: null })
    const hash = createHash('sha256')
      .update(new Uint8Array(await file.arrayBuffer()))
      .digest('hex')
    const notes = await locals.services.releasedNotes.all()
    const found = notes.find(({ files }) => files.some((one) => one.hash === hash))
    return { hash, found: found ? { title: found.title, day: dutchDay(found.releasedAt) } : null }
  },
}
