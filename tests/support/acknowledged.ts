import { agedAddress } from './addresses.ts'
import { type Ask, asking, readByCode } from './report-door.ts'

/** What must never happen. */
export const evils = [
  'said to be kept and not there',
  'acknowledged and lost later',
  'there twice',
  'typed or shown and sent',
  'left behind',
  'anything else',
] as const
export type Evil = (typeof evils)[number]

/** What was said to be kept, with the code that leads to it. */
export interface Acknowledged {
  code: string
  words: string
}

/** One of them that happened. */
export interface Wrong {
  evil: Evil
  what: string
}

/** Looks again, later and from elsewhere, for everything that was said to be kept in these journeys. */
export async function lookAgain(
  journeys: readonly { number: number; acknowledged: readonly Acknowledged[] }[],
): Promise<Wrong[]> {
  const wrong: Wrong[] = []
  for (const { number, acknowledged } of journeys)
    for (const { code, words } of acknowledged) {
      const times = await timesThere(asking(agedAddress, comesFrom((32 << 16) + number)), code, words)
      if (times === 0) wrong.push({ evil: 'acknowledged and lost later', what: words })
      if (times > 1) wrong.push({ evil: 'there twice', what: words })
    }
  return wrong
}

/** So often something was said in the case of a code; where the code leads nowhere, never. */
export async function timesThere(ask: Ask, code: string, words: string): Promise<number> {
  const { texts } = await readByCode(ask, code).catch(() => ({ texts: [] as string[] }))
  return texts.filter((text) => text.includes(`"${words}"`)).length
}

/** Each comes from elsewhere: a thousand from one house would have to wait. */
export const comesFrom = (number: number) => ({
  'x-forwarded-for': `100.${64 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`,
  'x-forwarded-proto': 'https',
})
