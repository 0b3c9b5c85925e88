import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aFocalPoint } from '#modules/guides/testing/a-catalogue.ts'
import { type ProjectFiles, projectFiles, withProject } from '#modules/guides/testing/a-project.ts'
import { guidesCommands } from './guides.ts'

const guideFile = 'content/guides/a-guide/guide.yaml'
const withFocalPoint: ProjectFiles = { 'content/contacts/focal-points.yaml': [aFocalPoint()] }

/** Runs `baken guides …` in a project; `ROOT` in the line stands for its folder. */
async function baken(line: string, changes: ProjectFiles = {}, answers?: unknown) {
  const [out, err]: [string[], string[]] = [[], []]
  let code = -1
  await withProject({ ...projectFiles(), ...changes }, async (root) => {
    if (answers !== undefined) await writeFile(join(root, 'answers.json'), JSON.stringify(answers))
    const command = guidesCommands.find(({ name }) => `${line} `.startsWith(`${name} `))
    if (!command) throw new Error(`no command for "${line}"`)
    const args = line.slice(command.name.length).replaceAll('ROOT', root).split(' ').filter(Boolean)
    code = await command.run(args, {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text.replaceAll(root, 'ROOT')),
      root,
      today: day('2026-11-21'),
    })
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const walked = async (answers: unknown, changes: ProjectFiles = {}) => {
  const { code, out, err } = await baken('guides run a-guide --answers ROOT/answers.json --json', changes, answers)
  const result: unknown = out === '' ? null : JSON.parse(out)
  return { code, err, result }
}

describe('baken guides check', () => {
  test('sound guides give no findings and exit code 0', async () => {
    const { code, out, err } = await baken('guides check --json')
    expect(JSON.parse(out)).toEqual({ guides: [{ id: 'a-guide', profile: 'step-plan', nodes: 8 }], findings: [] })
    expect([code, err]).toEqual([0, ''])
  })

  test('a fault is told with its code, file, line and a sentence, and gives exit code 1', async () => {
    const { code, out } = await baken('guides check --json', { 'content/guides/a-guide/en.yaml': null })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      findings: [
        {
          code: 'language-missing',
          file: guideFile,
          line: expect.any(Number),
          message: 'There is no file with the words in "en".',
        },
      ],
    })
  })

  test('without --json a finding is one line that an editor can open', async () => {
    const { code, out } = await baken('guides check', { [guideFile]: 'id: [' })
    expect(code).toBe(1)
    expect(out.split('\n')[0]).toMatch(
      /^content\/guides\/a-guide\/guide\.yaml:\d+ \[yaml-invalid\] This is not valid YAML: /,
    )
    expect(out.split('\n').at(-1)).toMatch(/^0 guides, \d+ findings$/)
  })

  test('another folder can be checked', async () => {
    const { code, out } = await baken('guides check ROOT/content/guides --json')
    expect([code, JSON.parse(out).findings]).toEqual([0, []])
  })

  test.each([
    'guides check ROOT/nothing-here',
    'guides check --colour',
    'guides check a b',
    'guides check --answers x',
  ])('"%s" is wrong use', async (line) => {
    const { code, out, err } = await baken(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^(Use: baken guides check|There is no folder ROOT\/nothing-here)/)
  })
})

describe('baken guides list', () => {
  test('tells for whom each guide is and until when it holds', async () => {
    const { code, out } = await baken('guides list')
    expect([code, out]).toEqual([0, 'a-guide 1.0.0: step-plan for desk-officer, labour, until 2027-05-21'])
  })
  test('takes no folder', async () => {
    expect((await baken('guides list somewhere')).code).toBe(2)
  })
})

describe('baken guides run', () => {
  test('gives the path and the outcome', async () => {
    const { code, result } = await walked({ municipality: null, answers: { danger: 'yes' } })
    expect(code).toBe(0)
    expect(result).toEqual({
      guide: 'a-guide',
      path: [{ node: 'danger', kind: 'question', option: 'yes', by: 'reader', text: 'nl: danger.' }],
      outcome: {
        node: 'call-112',
        text: 'nl: call-112.',
        owner: 'reader',
        term: 'at-once',
        contacts: ['C112'],
        record: ['time'],
        focalPoint: null,
      },
      next: null,
      refused: null,
    })
  })

  test('answers the focal point rule for the municipality that is named', async () => {
    const answers = { danger: 'no', who: 'place' }
    const known = await walked({ municipality: 'GM0001', answers }, withFocalPoint)
    expect(known.result).toMatchObject({
      path: [{ node: 'danger' }, { node: 'who' }, { node: 'focal-point-known', option: 'known', by: 'baken' }],
      outcome: { node: 'to-focal-point', focalPoint: { municipality: 'GM0001' } },
    })
    const other = await walked({ municipality: 'GM0002', answers }, withFocalPoint)
    expect(other.result).toMatchObject({ outcome: { node: 'call-police', focalPoint: null } })
  })

  test('the order in which answers are written does not matter', async () => {
    const answers = { feeling: 'afraid', apart: 'done', who: 'person', danger: 'no' }
    expect((await walked({ answers })).result).toMatchObject({ outcome: { node: 'call-police' } })
  })

  test('an unfinished walk gives the next question and exit code 1', async () => {
    const { code, err, result } = await walked({ answers: { danger: 'no' } })
    expect(code).toBe(1)
    expect(result).toMatchObject({ outcome: null, next: { node: 'who', options: ['person', 'place'] } })
    expect(err).toBe('Not finished. Next is "who" (nl: who.) with person, place.')
  })

  test.each([
    [{ danger: 'maybe' }, 'danger', 'maybe', 'unknown-option'],
    [{ danger: 'no', whom: 'person' }, 'whom', 'person', 'unknown-node'],
    [{ danger: 'yes', who: 'person' }, 'who', 'person', 'not-asked'],
    [{ danger: 'no', who: 'place', 'focal-point-known': 'known' }, 'focal-point-known', 'known', 'not-asked'],
  ])('%j is refused: which answer and why', async (answers, node, option, reason) => {
    const { code, err, result } = await walked({ answers })
    expect(code).toBe(1)
    expect(result).toMatchObject({ outcome: null, next: null, refused: { node, option, reason } })
    expect(err).toBe(`The answer "${option}" at "${node}" does not fit: ${reason}.`)
  })

  test('for people the path and the outcome are lines', async () => {
    const answers = { municipality: 'GM0001', answers: { danger: 'no', who: 'place' } }
    const { code, out } = await baken('guides run a-guide --answers ROOT/answers.json', withFocalPoint, answers)
    expect(code).toBe(0)
    expect(out).toContain('- nl: focal-point-known. known (answered by Baken)\nnode: to-focal-point\n')
  })

  test.each([
    [{ answer: {} }, 'Unrecognized key'],
    [{ municipality: 'Voorbeeldstad', answers: {} }, 'municipality code'],
    [{ answers: { danger: 1 } }, 'answers.danger'],
  ])('a file of answers such as %j is wrong use', async (answers, message) => {
    const { code, err, result } = await walked(answers)
    expect([code, result]).toEqual([2, null])
    expect(err).toContain(message)
  })

  test('no file of answers, or none that exists, is wrong use', async () => {
    expect((await baken('guides run a-guide')).code).toBe(2)
    expect((await baken('guides run --answers ROOT/answers.json')).code).toBe(2)
    expect((await baken('guides run a-guide --answers ROOT/none.json')).code).toBe(2)
  })

  test('a guide that does not exist, or that leads to nothing, is not walked', async () => {
    const answers = { answers: {} }
    const none = await baken('guides run b-guide --answers ROOT/answers.json', {}, answers)
    expect([none.code, none.err]).toEqual([1, 'There is no guide "b-guide".'])
    const { [guideFile]: guide } = projectFiles()
    const broken = { [guideFile]: JSON.stringify(guide).replace('"next":"feeling"', '"next":"nowhere"') }
    const faulty = await walked(answers, broken)
    expect([faulty.code, faulty.err]).toEqual([1, 'Guide "a-guide" has faults: see baken guides check.'])
  })
})
