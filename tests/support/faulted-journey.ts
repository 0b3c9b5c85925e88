import { setTimeout as pause } from 'node:timers/promises'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { type Acknowledged, comesFrom, type Evil, timesThere, type Wrong } from './acknowledged.ts'
import { agedAddress } from './addresses.ts'
import { texts } from './content.ts'
import type { Dice } from './dice.ts'
import { harmlessSite } from './harmless-site.ts'
import {
  chooseFile,
  comeBack,
  fillInAtOnce,
  goOn,
  keptInBrowser,
  listenTo,
  openSealed,
  says,
  sendAgain,
  stage,
} from './report.ts'
import { type Ask, asking, putThroughDoor } from './report-door.ts'
import { beforehand, goesOn, goesWrong, onTheWay } from './report-faults.ts'

const exit = texts('nl')('exit')

/** What somebody does, or what befalls their telephone, while it is sent. */
const whileSending = [
  'nothing',
  'nothing',
  'nothing',
  'pressed twice',
  'offline for a moment',
  'the browser cannot seal any more',
  'went back',
  'closed the page',
  'left quickly',
] as const
const leavings = ['finished', 'left quickly', 'went back', 'closed the page'] as const
type Leaving = (typeof leavings)[number]
const isLeaving = (what: string): what is Leaving => (leavings as readonly string[]).includes(what)

/** What came of one journey. */
export interface Walked {
  number: number
  /** `sent` – the page said so · `not sent` – it said that · `left` – nobody waited for what it says · `stopped` – nothing could be filled in. */
  end: 'sent' | 'not sent' | 'left' | 'stopped'
  /** What went wrong on purpose. */
  faults: readonly string[]
  /** Tries to send that reached the way to the server. */
  tries: number
  acknowledged: readonly Acknowledged[]
  /** What must never be: empty. */
  wrong: readonly Wrong[]
}

/** Pauses between tries become short, so that a journey takes seconds. */
const hurry = () => {
  const usual = window.setTimeout.bind(window)
  window.setTimeout = ((work: TimerHandler, ms = 0, ...rest: unknown[]) =>
    usual(work, ms >= 1_000 && ms <= 15_000 ? ms / 50 : ms, ...rest)) as typeof window.setTimeout
}

const storageIsFull = () => {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  Storage.prototype.setItem = full
  IDBFactory.prototype.open = full
  CacheStorage.prototype.open = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
}

const photo = { name: 'a.jpg', mimeType: 'image/jpeg' }

/** One journey of a reporter through the page that seals, with whatever the dice throw in its way. Takes a photograph that can be cleaned. */
export async function walk(
  context: BrowserContext,
  { name, number, dice, picture }: { name: string; number: number; dice: Dice; picture: Buffer },
): Promise<Walked> {
  const headers = comesFrom(number)
  const journey = new Journey(context, { story: `kanarie-${name}-${number}-q7w`, headers, dice })
  try {
    await journey.walk(picture)
  } catch (cause) {
    journey.isWrong('anything else', `it broke off: ${String(cause)}`)
  } finally {
    await journey.close()
  }
  const { end, faults, tries, acknowledged } = journey
  const wrong = journey.wrong.map(({ evil, what }) => ({
    evil,
    what: `journey ${number}: ${evil}: ${what} (${faults.join(', ')})`,
  }))
  return { number, end, faults, tries, acknowledged, wrong }
}

class Journey {
  end: Walked['end'] = 'stopped'
  readonly faults: string[] = []
  readonly wrong: Wrong[] = []
  readonly acknowledged: Acknowledged[] = []
  tries = 0
  /** Cases that were begun, by their look-up ids: one. */
  readonly begun = new Set<string>()
  private readonly pages: Page[] = []
  private readonly sent: { all(): string }[] = []
  private readonly context: BrowserContext
  private readonly story: string
  private readonly headers: Readonly<Record<string, string>>
  private readonly dice: Dice
  private readonly ask: Ask
  private isStorageFull = false

  constructor(
    context: BrowserContext,
    { story, headers, dice }: { story: string; headers: Readonly<Record<string, string>>; dice: Dice },
  ) {
    this.context = context
    this.story = story
    this.headers = headers
    this.dice = dice
    this.ask = asking(agedAddress, headers)
  }

  isWrong(evil: Evil, what: string): void {
    this.wrong.push({ evil, what })
  }

  async close(): Promise<void> {
    await this.context.setOffline(false)
    for (const page of this.pages) await page.close()
    const codes = this.acknowledged.flatMap(({ code }) => [code, code.replaceAll(' ', '')])
    // What is written later holds the story in its own words.
    for (const secret of [this.story, ...codes])
      if (this.sent.some((sent) => sent.all().includes(secret))) this.isWrong('typed or shown and sent', secret)
  }

  private async newPage(): Promise<Page> {
    const page = await this.context.newPage()
    this.pages.push(page)
    this.sent.push(listenTo(page))
    await page.setExtraHTTPHeaders(this.headers)
    // Whoever leaves means it.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
    await page.addInitScript(hurry)
    if (this.isStorageFull) await page.addInitScript(storageIsFull)
    return page
  }

  async walk(picture: Buffer): Promise<void> {
    const { dice } = this
    this.isStorageFull = dice.once(5)
    if (this.isStorageFull) this.faults.push('storage is full')
    const page = await this.newPage()
    if (dice.once(8)) return this.stopped(page)
    await openSealed(page)
    await stage(page, 'forms').waitFor()
    await fillInAtOnce(page, this.story)
    if (dice.once(3)) await chooseFile(page, { ...photo, buffer: picture })
    await goOn(page)
    await stage(page, 'summary').waitFor()
    await this.send(page)
  }

  /** Something is missing from the beginning: there is a sentence, and nothing to fill in. */
  private async stopped(page: Page): Promise<void> {
    const [what, said, does] = beforehand[this.dice.number(beforehand.length)] ?? ['', '', () => Promise.resolve()]
    this.faults.push(what)
    await does(page)
    await openSealed(page)
    await says(page, said).waitFor()
    if ((await page.locator('[data-report-field]:visible').count()) > 0)
      this.isWrong('anything else', 'there is something to fill in')
  }

  private async send(page: Page): Promise<void> {
    const what = this.dice.oneOf(whileSending)
    if (what !== 'nothing') this.faults.push(what)
    // Six tries are made for each: with more faults than that it is not sent.
    await this.trouble(page, ['upload/**', 'submit'], this.dice.once(6) ? 40 : this.dice.number(5))
    const button = stage(page, 'summary').locator('[data-report-do="send"]')
    if (what === 'the browser cannot seal any more')
      await page.evaluate(() => {
        crypto.subtle.encrypt = () => Promise.reject(new DOMException('no', 'OperationError'))
      })
    if (what === 'offline for a moment') await this.context.setOffline(true)
    if (what === 'pressed twice') await button.dblclick()
    else await button.click()
    if (what === 'offline for a moment') {
      await pause(this.dice.number(300))
      await this.context.setOffline(false)
    }
    if (isLeaving(what)) {
      await pause(this.dice.number(250))
      this.end = 'left'
      return this.leave(page, what, [this.story])
    }
    const said = await settled(page)
    if (said === 'receipt') return this.wasSent(page)
    this.end = 'not sent'
    if (!['not-sent', 'offline', 'failed'].includes(said)) this.isWrong('anything else', `it says ${said}`)
    if ((await page.locator('#story').inputValue()) !== this.story)
      this.isWrong('anything else', 'what was typed is gone')
    if (what === 'the browser cannot seal any more') {
      if (this.dice.once(2)) return this.leave(page, 'left quickly', [this.story])
      await page.evaluate(() => Reflect.deleteProperty(crypto.subtle, 'encrypt'))
    }
    // The connection is good again.
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await this.trouble(page, ['submit'], 0)
    await sendAgain(page)
    const again = await settled(page)
    if (again === 'receipt') return this.wasSent(page)
    this.isWrong('anything else', `with a good connection it still says ${again}`)
  }

  /** Puts something in the way of the next `many` requests to these addresses, and writes down which cases are begun. */
  private async trouble(page: Page, paths: readonly string[], many: number): Promise<void> {
    let left = many
    for (const path of paths)
      await page.route(`**/report-door/${path}`, async (route) => {
        this.tries += 1
        const body = route.request().postData() ?? ''
        const lookup = /"lookupId":"([^"]+)"/.exec(body)?.[1]
        if (path === 'submit' && lookup) this.begun.add(lookup)
        left -= 1
        if (left < 0) return goesOn(route)
        const how = this.dice.oneOf(onTheWay)
        this.faults.push(how)
        return goesWrong(route, how)
      })
  }

  /** The page says that it is kept: then it is, at this moment, once and whole. */
  private async wasSent(page: Page): Promise<void> {
    this.end = 'sent'
    const code = (await stage(page, 'receipt').locator('[data-report-put="code"]').textContent()) ?? ''
    await this.isThereOnce(code, this.story)
    let kept = 0
    for (const lookupId of this.begun)
      if (
        await putThroughDoor(this.ask, 'find', { lookupId }).then(
          () => true,
          () => false,
        )
      )
        kept += 1
    if (kept > 1) this.isWrong('there twice', `${kept} cases`)
    const leaving = this.dice.oneOf(leavings)
    await this.leave(page, leaving, [this.story, code])
    if (this.dice.once(5)) await this.writeLater(code)
  }

  private async isThereOnce(code: string, words: string): Promise<void> {
    this.acknowledged.push({ code, words })
    const times = await timesThere(this.ask, code, words)
    if (times === 0) this.isWrong('said to be kept and not there', words)
    if (times > 1) this.isWrong('there twice', words)
  }

  /** They come back with their code and write more, through other trouble. */
  private async writeLater(code: string): Promise<void> {
    const words = `later-${this.story}`
    const page = await this.newPage()
    await page.goto('/nl/report')
    await this.trouble(page, ['find', 'items', 'say'], this.dice.number(5))
    await comeBack(page, code)
    await stage(page, 'thread').waitFor()
    await stage(page, 'thread').locator('#message').fill(words)
    await stage(page, 'thread').locator('[data-report-do="say"]').click()
    await page.locator('[data-report-done="said"]:not([hidden])').waitFor()
    await this.isThereOnce(code, words)
    await this.leave(page, this.dice.oneOf(['left quickly', 'went back', 'closed the page']), [this.story, words, code])
  }

  /** Leaves, comes back in the way a stranger would, and looks for what was typed and shown. */
  private async leave(page: Page, how: Leaving, traces: readonly string[]): Promise<void> {
    this.faults.push(how)
    let left = page
    if (how === 'finished') {
      await stage(page, 'receipt').locator('[data-report-field="kept"]').check()
      await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
      await stage(page, 'gone').waitFor()
    } else if (how === 'left quickly') {
      const harmless = await harmlessSite(page, 'nl')
      await page.getByRole('link', { name: exit, exact: true }).click()
      await expect(page).toHaveURL(harmless)
      await page.goBack()
    } else if (how === 'went back') await page.goBack()
    else {
      await page.close({ runBeforeUnload: false })
      left = await this.newPage()
      await left.goto('/nl/report')
    }
    await left.waitForLoadState()
    const kept = await keptInBrowser(left)
    if (traces.some((trace) => kept.includes(trace))) this.isWrong('left behind', `after it was ${how}`)
  }
}

/** Waits until the page has done what it does; gives the sentence it says, or `receipt`. */
async function settled(page: Page): Promise<string> {
  const said = await page.waitForFunction(() => {
    const root = document.querySelector<HTMLElement>('[data-report]')
    if (!root || root.ariaBusy === 'true') return null
    if (root.querySelector('[data-report-stage="receipt"]:not([hidden])')) return 'receipt'
    const shown = [...root.querySelectorAll<HTMLElement>('[data-report-says]')].find((one) => !one.hidden)
    return shown?.dataset['reportSays'] ?? null
  })
  return (await said.jsonValue()) ?? ''
}
