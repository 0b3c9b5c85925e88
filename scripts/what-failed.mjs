// What failed in a run, in few lines: who sees only the end of a long run must see there what was wrong.
import { stripVTControlCharacters } from 'node:util'

/** Lines that are told of one test and of one command, and signs of one line. */
const linesOfTest = 12
const linesOfCommand = 30
const mostSigns = 240

/**
 * What the report of a runner says that failed, each as its name and the first lines of its message.
 *
 * @param {{ testResults?: unknown[], suites?: unknown[], errors?: unknown[] }} report as Vitest or Playwright writes it
 * @returns {string[]} no entry for what passed or was skipped
 */
export function failuresIn(report) {
  return [
    ...(report.testResults ?? []).flatMap(failuresOfFile),
    ...(report.suites ?? []).flatMap((suite) => failuresOfSuite(suite, [])),
    ...(report.errors ?? []).map(({ message }) => toldOfTest('outside any test', message)),
  ]
}

/** What a command that is no runner of tests, or left nothing that failed in its report, said last. */
export function failureOfCommand(name, said) {
  return told(name, linesOf(said).slice(-linesOfCommand))
}

function failuresOfFile({ name, status, message, assertionResults = [] }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  // A file that could not be read, or whose hooks failed, has no test that did.
  if (failed.length === 0) return status === 'failed' ? [toldOfTest(name, message)] : []
  return failed.map(({ fullName, failureMessages }) => toldOfTest(`${name} › ${fullName}`, failureMessages.join('\n')))
}

function failuresOfSuite({ title, suites = [], specs = [] }, above) {
  const here = [...above, title]
  return [
    ...suites.flatMap((suite) => failuresOfSuite(suite, here)),
    ...specs.flatMap((spec) => spec.tests.flatMap((test) => failureOfTest(test, [...here, spec.title]))),
  ]
}

function failureOfTest({ status, projectName, results = [] }, names) {
  if (status !== 'unexpected') return []
  const said = results.flatMap(({ errors = [] }) => errors.map(({ message }) => message)).join('\n')
  return [toldOfTest(`[${projectName}] ${names.join(' › ')}`, said)]
}

function toldOfTest(name, message) {
  return told(name, linesOf(message).slice(0, linesOfTest))
}

function told(name, lines) {
  return [`✗ ${name}`, ...lines.map((line) => `    ${line.slice(0, mostSigns)}`)].join('\n')
}

function linesOf(message = '') {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
}
