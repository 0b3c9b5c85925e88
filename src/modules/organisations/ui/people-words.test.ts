import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toldAction, toldActions } from '../domain/log-words.ts'
import { actions, objects } from '../domain/objects.ts'
import { organisationKinds } from '../domain/organisation.ts'
import { permissions } from '../domain/permissions.ts'
import { roles } from '../domain/roles.ts'
import { toldProblems } from './problem-words.ts'
import { requestKey, requestKeys } from './request-words.ts'

const folder = join(import.meta.dirname, '../../../../content/interface/people')
const wordsIn = (tag: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8'))

describe.each(['nl', 'en'])('the %s words of these pages', (tag) => {
  const words = wordsIn(tag)
  const missing = (keys: readonly string[]) => keys.filter((key) => !words[`people.${key}`])
  test('name every action, state, kind and role there is', () => {
    expect(missing(actions.map((action) => `may.${action}`))).toEqual([])
    expect(missing(Object.values(objects).flatMap(({ states }) => states.map((state) => `state.${state}`)))).toEqual([])
    expect(missing(organisationKinds.map((kind) => `kind.${kind}`))).toEqual([])
    expect(missing(roles.map((role) => `role.${role}`))).toEqual([])
  })
  test('tell every line of the log, every refusal and every request', () => {
    expect(missing(toldActions.map((action) => `log.${action}`))).toEqual([])
    expect(missing(toldProblems.map((code) => `problem.${code}`))).toEqual([])
    expect(missing(requestKeys.map((key) => `request.${key}`))).toEqual([])
  })
})

test('Dutch sentences have twenty words at most', () => {
  const long = Object.entries(wordsIn('nl')).flatMap(([key, text]) =>
    text
      .split(/(?<=[.!?:])\s+/)
      .filter((sentence) => sentence.split(/\s+/).length > 20)
      .map((sentence) => `${key}: ${sentence}`),
  )
  expect(long).toEqual([])
})

test('whatever takes two people has its own sentence as a request and in the log', () => {
  const two = Object.entries(permissions).flatMap(([kind, rows]) =>
    rows.filter(({ after }) => after?.includes('second-person')).map(({ may }) => `${kind}.${may}`),
  )
  expect(two.length).toBeGreaterThan(4)
  for (const action of two) {
    expect(requestKey(action, false), action).not.toBe('unknown')
    for (const step of ['ask', 'agree', 'refuse', 'take-back'])
      expect(toldAction(`${action}.${step}`), action).not.toBeNull()
  }
})
