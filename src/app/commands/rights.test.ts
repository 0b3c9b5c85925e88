import { describe, expect, test } from 'vitest'
import { runCommand } from '../testing/run-command.ts'
import { rightsCommands } from './rights.ts'

const baken = (line: string) => runCommand(rightsCommands, line)

describe('baken rights check', () => {
  test('tells what ends soon and how many facts are sound', async () => {
    const { code, out, err } = await baken('rights check')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('minimum-wage-hour is known up to and including 2026-12-31')
    expect(out).toMatch(/\d{3} facts are sound; \d+ tables end within 60 days$/)
  })

  test('sixty days before or earlier it says nothing of it', async () => {
    expect((await baken('rights check --on 2026-11-03')).out).toContain('minimum-wage-hour is')
    expect((await baken('rights check --on 2026-11-02')).out).not.toContain('minimum-wage-hour is')
  })

  test('the same as JSON', async () => {
    const { facts, ending } = JSON.parse((await baken('rights check --json')).out)
    expect(facts).toBeGreaterThan(400)
    expect(ending).toContainEqual({ fact: 'minimum-wage-hour', until: '2027-01-01' })
  })

  test.each(['rights check --on 2026-02-31', 'rights check --loud'])('%s is wrong use', async (line) => {
    expect((await baken(line)).code).toBe(2)
  })
})
