import { describe, expect, test } from 'vitest'
import { readyLines } from './announce.ts'
import { demoOrganisations } from './staff/demo-people.ts'

const at = { port: 3000, host: '127.0.0.1' }

describe('what the server says when it is ready', () => {
  test('an address for each language, and nothing of a demonstration where there is none', () => {
    expect(readyLines({ ...at, demo: false }, ['nl', 'pl'])).toEqual([
      'Baken is ready:',
      '  http://localhost:3000/nl',
      '  http://localhost:3000/pl',
    ])
  })

  test('in a demonstration everybody somebody can sign in as, with the words that open their keys', () => {
    const said = readyLines({ ...at, host: '10.0.0.1', demo: true }, ['nl']).join('\n')
    expect(said).toContain('http://10.0.0.1:3000/nl/staff/sign-in')
    expect(said).toContain('nobody reads what is told')
    for (const { name, people } of demoOrganisations) for (const { id } of people) expect(said, name).toContain(id)
    expect(said).toMatch(/password .+ · passphrase of every key .+/)
  })
})
