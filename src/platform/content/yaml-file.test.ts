import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findingText, parseYaml, readYamlFile, valueOrThrow } from './yaml-file.ts'

const shelf = z.strictObject({
  title: z.string(),
  books: z.array(z.strictObject({ id: z.string(), pages: z.int().positive() })),
})

const text = `# a comment
title: Three books

books:
  - id: first
    pages: 12
  - { id: second, pages: 8 }
`

describe('reading a YAML file', () => {
  test('gives the value and the line of every part of it', () => {
    const read = parseYaml(text, 'shelf.yaml', shelf)
    expect(valueOrThrow(read)).toEqual({
      title: 'Three books',
      books: [
        { id: 'first', pages: 12 },
        { id: 'second', pages: 8 },
      ],
    })
    if (!read.ok) throw new Error('not read')
    expect(read.lineOf([])).toBe(2)
    expect(read.lineOf(['title'])).toBe(2)
    expect(read.lineOf(['books', 0, 'pages'])).toBe(6)
    expect(read.lineOf(['books', 1])).toBe(7)
  })

  test('the line of something that is not there is the line of the nearest part that is', () => {
    const read = parseYaml(text, 'shelf.yaml', shelf)
    if (!read.ok) throw new Error('not read')
    expect(read.lineOf(['books', 0, 'author'])).toBe(5)
    expect(read.lineOf(['books', 7])).toBe(4)
    expect(read.lineOf(['owner'])).toBe(2)
  })

  test('yes, no and a date stay text', () => {
    const read = parseYaml('yes: no\nday: 2026-11-21\n', 'x.yaml', z.record(z.string(), z.string()))
    expect(valueOrThrow(read)).toEqual({ yes: 'no', day: '2026-11-21' })
  })

  test.each([
    ['a key that is not known', text.replace('title: Three books', 'title: x\ncolour: red'), 3, 'colour'],
    ['a value of the wrong kind', text.replace('pages: 12', 'pages: many'), 6, 'books.0.pages'],
    ['a number outside its range', text.replace('pages: 8', 'pages: 0'), 7, 'books.1.pages'],
    ['a key that is missing', text.replace('    pages: 12\n', ''), 5, 'books.0.pages'],
  ])('%s is a finding with its line', (_, changed, line, name) => {
    const read = parseYaml(changed, 'shelf.yaml', shelf)
    expect(read).toMatchObject({ ok: false, findings: [{ code: 'schema-invalid', file: 'shelf.yaml', line }] })
    expect(read.ok ? '' : read.findings[0]?.message).toContain(`${name}: `)
  })

  test('every finding is reported, not only the first', () => {
    const read = parseYaml('title: 1\nbooks: 2\nextra: 3\n', 'shelf.yaml', shelf)
    expect(read.ok ? [] : read.findings.map(({ line }) => line)).toEqual([1, 2, 3])
  })

  test.each([
    ['a colon in an unquoted sentence', 'title: Desk: labour\n', 1],
    ['a key that stands there twice', 'title: one\nbooks: []\ntitle: two\n', 3],
    ['a quote that is not closed', 'title: "one\n', 2],
  ])('%s is not valid YAML', (_, broken, line) => {
    expect(parseYaml(broken, 'x.yaml', shelf)).toMatchObject({
      ok: false,
      findings: [{ code: 'yaml-invalid', file: 'x.yaml', line }],
    })
  })

  test('an empty file is refused by the schema, at line 1', () => {
    expect(parseYaml('', 'x.yaml', shelf)).toMatchObject({ ok: false, findings: [{ code: 'schema-invalid', line: 1 }] })
  })
})

describe('reading from disk', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yaml-file-'))
    await writeFile(join(folder, 'shelf.yaml'), text)
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('findings carry the name that was given, not the path on this machine', async () => {
    const read = await readYamlFile(join(folder, 'none.yaml'), shelf, 'content/none.yaml')
    expect(read).toMatchObject({ ok: false, findings: [{ code: 'file-missing', file: 'content/none.yaml', line: 1 }] })
  })

  test('a file that is there is read', async () => {
    expect(await readYamlFile(join(folder, 'shelf.yaml'), shelf)).toMatchObject({ ok: true })
  })

  test('a folder in place of a file is a bug and is thrown', async () => {
    await expect(readYamlFile(folder, shelf)).rejects.toThrow('EISDIR')
  })

  test('what the program cannot do without throws with file, line and sentence', async () => {
    const read = await readYamlFile(join(folder, 'none.yaml'), shelf, 'content/none.yaml')
    expect(() => valueOrThrow(read)).toThrow('content/none.yaml:1 [file-missing] This file does not exist.')
    expect(findingText({ code: 'c', file: 'f', line: 2, message: 'm.' })).toBe('f:2 [c] m.')
  })
})
