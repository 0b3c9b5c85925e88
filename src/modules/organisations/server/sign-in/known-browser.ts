import { createHmac, timingSafeEqual } from 'node:crypto'
import { atTheDoor, type Door } from './door.ts'
import { personOn } from './sessions.ts'
import { newsMs } from './tell-owner.ts'

/** What a browser keeps in which a person signed in before. It opens nothing: whoever has it spares somebody a mail. */
const markOf = ({ serverKey }: Door, person: string): Buffer =>
  createHmac('sha256', serverKey).update(`baken-known-browser-1:${person}`).digest()

function isMark(door: Door, person: string, shown: string | undefined): boolean {
  const mark = markOf(door, person)
  const given = Buffer.from(shown ?? '', 'base64url')
  return given.length === mark.length && timingSafeEqual(given, mark)
}

/**
 * Tells somebody by mail that they signed in, in a browser that does not show their mark. Gives the mark for that browser to keep.
 * @param shown what the browser showed, `undefined` when nothing
 */
export async function tellOfSignIn(door: Door, id: string, shown: string | undefined): Promise<string> {
  const now = door.now()
  const { post } = door
  if (post && !isMark(door, id, shown))
    await atTheDoor(door, async (trx) => {
      const person = await personOn(trx, id)
      if (!person) return
      const values = { name: person.name, when: now.toISOString() }
      const sendBefore = new Date(now.getTime() + newsMs)
      await post(trx, { kind: 'sign-in-notice', to: person.mail, language: person.language, values, sendBefore })
    })
  return markOf(door, id).toString('base64url')
}
