import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { expect, test } from 'vitest'
import { showsRegister } from './shows-register.ts'

const routes = 'src/routes'
/** How a route gets at the register, or at the sources that it names. */
const takesRegister =
  /registerOn|registerDays|services\.programme|askedRegister|askedPlaces|askedReport|askedNote|registerDownload|citedSources/

test('every route that shows the register sees at once what was said on screen', async () => {
  const blind: string[] = []
  let looked = 0
  for await (const file of glob(`${routes}/**/+*.ts`)) {
    if (!takesRegister.test(readFileSync(file, 'utf8'))) continue
    looked += 1
    const id = `/${relative(routes, dirname(file))}`
    if (!showsRegister(id)) blind.push(id)
  }
  expect(blind).toEqual([])
  expect(looked).toBeGreaterThan(20)
})

test('a page of pay, and the sign-in, do not wait for it', () => {
  expect(showsRegister('/[lang=lang]/rights/payslip')).toBe(false)
  expect(showsRegister('/[lang=lang]/staff/sign-in')).toBe(false)
  expect(showsRegister(null)).toBe(false)
})
