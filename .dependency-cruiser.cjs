// The import laws of ARCHITECTURE.md that an import graph can judge. Every rule here has a tree under
// laws/fixtures/<rule>/ which breaks it and nothing else; laws/laws.test.ts proves that it bites.
// The rest (clock, environment, SQL, exports) is judged on the syntax tree: scripts/laws/.

const KERNEL = 'casefile|rules|party|knowledge|access|notify|exchange'
const CASEWORK = 'supervision|conduct|spotcheck|complaint|document|report|inquiry|mediation|enforcement|dispatch|inspection|sampling|goods|warning|incident'
const REACH = 'worklist|learning|station|evaluation|statistics|search'

const TEST = '(\\.test\\.tsx?|/testing\\.ts)$'
/** The impure half of a module. */
const SHELL = '^modules/[^/]+/(store|server|jobs|load)\\.ts$'
/** Pure by name; whatever these reach must be pure as well. */
const PURE = [
  '^platform/pure/',
  '^flows/',
  '^modules/([^/]+)/\\1\\.ts$',
  '^modules/[^/]+/(policy|contract|messages|index)\\.ts$',
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'pure',
      comment: 'Law 1: pure files reach only pure files, platform/pure and zod.',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: {
        reachable: true,
        path: ['^node:', '^[a-z_0-9]+$', '^(fs|stream|timers|dns|readline|util|path|inspector)/[a-z]+$', 'node_modules/(?!zod/)', '^platform/(?!pure/)', '^apps/', '^scripts/', SHELL],
      },
    },
    {
      name: 'casework-apart',
      comment: 'Law 2: casework never imports casework; only flows/ names two procedures.',
      severity: 'error',
      from: { path: `^modules/(${CASEWORK})/` },
      to: { path: `^modules/(${CASEWORK})/`, pathNot: '^modules/$1/' },
    },
    {
      name: 'kernel-below-casework',
      comment: 'Law 3: the kernel knows no procedure and nothing that reads one.',
      severity: 'error',
      from: { path: `^modules/(${KERNEL})/` },
      to: { path: [`^modules/(${CASEWORK}|${REACH})/`, '^flows/'] },
    },
    {
      name: 'platform-below-modules',
      comment: 'Law 3: platform is used by everything and uses nothing of ours.',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(modules|flows|apps)/' },
    },
    {
      name: 'reach-reads-only',
      comment: 'Law 4: reach and insight read events (types) and published views of casework; they send it no commands.',
      severity: 'error',
      from: { path: `^modules/(${REACH})/`, pathNot: TEST },
      to: { path: `^modules/(${CASEWORK})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'casework-unsteered',
      comment: 'Law 4: casework never depends on what reads it.',
      severity: 'error',
      from: { path: `^modules/(${CASEWORK})/` },
      to: { path: [`^modules/(${REACH})/`, '^flows/'] },
    },
    {
      name: 'apps-by-index',
      comment: "Law 5: portal, console and cli import a module's index.ts (or its contract), never store or server.",
      severity: 'error',
      from: { path: '^apps/(portal|console|cli|ui)/', pathNot: TEST },
      to: { path: '^modules/', pathNot: '^modules/[^/]+/(index|contract|messages)\\.ts$' },
    },
    {
      name: 'server-wires',
      comment: 'Law 7: only apps/server wires handlers and jobs together.',
      severity: 'error',
      from: { pathNot: ['^apps/server/', '^modules/([^/]+)/', TEST, '^platform/testing/', '^e2e/', '^bench/'] },
      to: { path: '^modules/[^/]+/(server|jobs)\\.ts$' },
    },
    {
      name: 'handlers-apart',
      comment: "Law 7: a module does not call another module's handlers or jobs; nothing calls sideways.",
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: TEST },
      to: { path: '^modules/[^/]+/(server|jobs)\\.ts$', pathNot: '^modules/$1/' },
    },
    {
      name: 'modules-below-apps',
      comment: 'Law 7: a module runs without any app.',
      severity: 'error',
      from: { path: '^modules/', pathNot: TEST },
      to: { path: '^(apps|scripts|bench|e2e)/' },
    },
    {
      name: 'aliases',
      comment: 'From one capability to another by its alias (#modules/…), so that a folder can be moved whole.',
      severity: 'error',
      from: { path: '^(platform|modules|apps|flows)/([^/]+)/' },
      to: { path: '^(platform|modules|apps|flows)/', pathNot: '^$1/$2/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'no-cycles',
      comment: 'Law 8: no import cycles, not even of types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would slip through every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|\\.cache|data)/|^laws/fixtures/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    skipAnalysisNotInRules: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
