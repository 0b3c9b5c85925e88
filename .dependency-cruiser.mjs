// Who may know whom. Each comment tells what to do instead. Which module may use which: docs/module-edges.mjs.
import { builtinModules } from 'node:module'
import { moduleEdges } from './docs/module-edges.mjs'

const tests = '\\.test\\.ts$|/testing/|^tests/'
const modules = '^src/modules/'
const door = '^src/modules/[^/]+/((server|ui|ui/keeping|ceremonies)/)?index\\.ts$'
const browserRooms = '^src/modules/[^/]+/(domain|forms|ceremonies|ui)/|^src/modules/[^/]+/index\\.ts$'
const browserPages =
  '\\.svelte$|^src/ui/|^src/(platform/browser|app/offline|app/phone|app/keys|app/casework|app/letter|app/forwarding)/|^src/routes/.*\\+(page|layout)\\.ts$'
const browser = { path: `${browserRooms}|${browserPages}`, pathNot: tests }

/**
 * @param {string} name
 * @param {string} comment
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['from']} from
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['to'] & { reachable?: boolean }} to
 */
const rule = (name, comment, from, to) => ({ name, severity: /** @type {const} */ ('error'), comment, from, to })

const edgeRules = Object.entries(moduleEdges).map(([name, uses]) =>
  rule(
    'module-edges',
    `${name} may use ${uses.join(', ') || 'no other module'}. A new edge needs a decision and a line in docs/module-edges.mjs.`,
    { path: `^src/modules/${name}/` },
    { path: modules, pathNot: `^src/modules/(${[name, ...uses].join('|')})/` },
  ),
)

export default {
  forbidden: [
    rule('no-circles', 'Two files that need each other are one file, or need a third.', {}, { circular: true }),
    rule(
      'resolves',
      'This import leads nowhere: is the extension there, is the package in package.json?',
      { path: '^(src|tests|bench|scripts)/' },
      { couldNotResolve: true, pathNot: '^\\$(app|env|service-worker)(/|$)|/\\$types$' },
    ),
    rule(
      'kernel-stands-alone',
      'kernel/ is vocabulary for everyone; it knows nobody.',
      { path: '^src/kernel/', pathNot: tests },
      { pathNot: '^src/kernel/' },
    ),
    rule(
      'domain-is-pure',
      'domain/ may use kernel/ and its own folder: no package, no database, no framework, no clock. Pass values in.',
      { path: '^src/modules/([^/]+)/domain/', pathNot: tests },
      { pathNot: '^src/kernel/|^src/modules/$1/domain/' },
    ),
    rule(
      'use-the-door',
      'Another module is entered through index.ts, server/index.ts, ceremonies/index.ts or ui/index.ts only.',
      { path: '^src/modules/([^/]+)/', pathNot: '/testing/' },
      { path: modules, pathNot: ['^src/modules/$1/', door] },
    ),
    rule(
      'testing-uses-testing',
      'What tests are built with may use what tests of another module are built with, and its doors.',
      { path: '^src/modules/([^/]+)/testing/' },
      { path: modules, pathNot: ['^src/modules/$1/', door, '/testing/'] },
    ),
    rule(
      'routes-use-the-door',
      'Routes and app call what a module exports through index.ts, server/index.ts, ceremonies/index.ts or ui/index.ts.',
      { path: '^(tests|scripts)/|^src/(routes|app)/|^src/[^/]+$' },
      { path: modules, pathNot: [door, '/testing/'] },
    ),
    ...edgeRules,
    rule(
      'module-edges',
      'A module without a line in docs/module-edges.mjs uses no other module.',
      { path: '^src/modules/([^/]+)/', pathNot: `^src/modules/(${Object.keys(moduleEdges).join('|')})/` },
      { path: modules, pathNot: '^src/modules/$1/' },
    ),
    rule(
      'nobody-imports-routes',
      'If two routes share it, it belongs in a module, in app/ or in ui/.',
      { pathNot: '^src/routes/' },
      { path: '^src/routes/' },
    ),
    rule(
      'shared-below-modules',
      'platform/ and ui/ serve every module and therefore know none.',
      { path: '^src/(platform|ui)/' },
      { path: '^src/(modules|routes|app)/' },
    ),
    rule(
      'platform-knows-no-ui',
      'platform/ is technical service; what is drawn is in ui/.',
      { path: '^src/platform/' },
      { path: '^src/ui/' },
    ),
    rule(
      'modules-do-not-know-the-app',
      'app/ wires modules together; a module is given what it needs as a parameter.',
      { path: modules },
      { path: '^src/app/' },
    ),
    rule(
      'no-test-help-in-production',
      'testing/ folders are for tests.',
      { pathNot: `${tests}|^bench/` },
      { path: '/testing/' },
    ),
    rule(
      'no-server-in-the-browser',
      'What runs in the browser, and what is drawn, knows no server code, not even its types: let the server make a view.',
      browser,
      { path: '^src/.*/server/|\\.server\\.ts$' },
    ),
    rule(
      'no-node-in-the-browser',
      'What runs in the browser cannot reach files, processes or the network of Node, not even by a detour.',
      browser,
      { path: `^(${builtinModules.join('|')})$`, reachable: true },
    ),
    rule(
      'ceremonies-are-pure',
      'ceremonies/ is for keys in the browser: it may use platform/sealing, kernel/, its own domain/ and the pure door of another module, and nothing else.',
      { path: '^src/modules/([^/]+)/ceremonies/', pathNot: tests },
      {
        pathNot:
          '^src/kernel/|^src/platform/sealing/index\\.ts$|^src/modules/$1/(domain|ceremonies)/|^src/modules/[^/]+/index\\.ts$',
      },
    ),
    rule(
      'ui-rooms-are-small',
      'A module’s ui/ uses its own domain/ and forms/, kernel/, #ui, words of platform/i18n, platform/search and doors that are safe in the browser.',
      { path: '^src/modules/([^/]+)/ui/', pathNot: tests },
      {
        path: '^src/|^node_modules/|^[^/]+$',
        pathNot: [
          '^src/kernel/',
          '^src/ui/',
          '^src/platform/(i18n|search)/',
          '^src/modules/$1/(domain|forms|ui)/',
          '^src/modules/[^/]+/(ui/)?index\\.ts$',
          '^node_modules/svelte/',
        ],
      },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\$types' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
