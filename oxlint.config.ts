import type { OxlintConfig } from 'oxlint'
import { overridesOf, type Room } from './import-rule.ts'

// Who may import whom (ARCHITECTURE.md, "Import rules"): for each room the list of what it may import, and nothing
// else of ours. Imports across folders are written with the aliases of package.json; the relative spelling is for what
// stands beside a file or below it, as within an exercise's folder. Each row has a deliberately bad file in tests/architecture.test.ts that must turn
// the linter red.

const ground = [
  '#graders/outcome.ts',
  '#graders/random.ts',
  '#graders/runtimes.ts',
  '#graders/explain/**',
  '#protocols/**',
]
const aboveLabs = ['#graders/labs/contract/**', ...ground]
const library = ['#graders/**', '#protocols/**']
const insideLabs = [...aboveLabs, '#graders/labs/{board,bytes,kernel,network,peers,program}/**']

/** The rooms of the server, from the ground up. A room knows those on the floors below it, and no other one. */
const serverFloors = [
  ['database', 'queue', 'pool'],
  ['teams'],
  ['scores'],
  ['access', 'exercises', 'events', 'audit', 'backup', 'mail'],
  ['notices'],
  ['users', 'courses', 'overrides', 'grading', 'authoring', 'retention'],
  ['auth', 'roster', 'assignments', 'health'],
  ['items', 'joining', 'letters'],
  ['variants'],
  ['submissions', 'drafts'],
  ['runs', 'gradebook', 'overview', 'practice', 'regrades', 'exams'],
  ['units', 'api', 'feedback', 'comparisons', 'similarity', 'analytics', 'lti'],
  ['copying'],
]

const rooms: Room[] = [
  {
    files: ['protocols/**'],
    may: ['#protocols/**'],
    because: 'protocols are pure models and import nothing of ours',
  },
  {
    files: ['graders/*.ts', 'graders/author/**', 'graders/cell/**', 'graders/testing/**'],
    may: library,
    because: 'the grading library knows no web and no database',
  },
  {
    files: ['graders/explain/**'],
    may: ground,
    because: 'explanations stand on outcomes and know no kind of part',
  },
  {
    files: ['graders/models/**'],
    may: ['#graders/models/**', ...ground],
    because: 'models play situations out and stand below the kinds of part',
  },
  {
    files: ['graders/parts/**'],
    may: ['#graders/parts/**', '#graders/models/**', ...aboveLabs],
    because: 'kinds of part stand below exercises, on models and protocols, and start nothing',
  },
  {
    files: ['graders/exercise/**'],
    may: ['#graders/exercise/**', '#graders/parts/**', '#graders/models/**', ...aboveLabs],
    because: 'exercises stand on kinds of part, and start nothing',
  },
  {
    files: ['graders/mark-sheets/**'],
    may: ['#graders/mark-sheets/**', '#protocols/text/**'],
    because: 'files of learning platforms are read alike on the command line and in the browser',
  },
  {
    files: ['graders/archive/**'],
    may: ['#graders/archive/**', '#protocols/text/**'],
    because: 'the reader of archives meets hostile bytes, and knows nothing of ours but how text is read',
  },
  {
    files: ['graders/labs/contract/**'],
    may: aboveLabs,
    mayTypes: ['#graders/labs/board/**'],
    because: 'the contract of labs is what web, worker and command line may know of them',
  },
  {
    files: ['graders/labs/{board,bytes,kernel,network,peers,program}/**'],
    may: insideLabs,
    mayTypes: ['#graders/sandbox/**', '#graders/labs/checks/**'],
    because: 'the rooms of labs know protocols, outcomes and the types of the sandbox',
  },
  {
    files: ['graders/labs/checks/**'],
    may: ['#graders/labs/**', ...ground],
    mayTypes: ['#graders/sandbox/**'],
    because: 'checks know the rooms of labs; the harness hands the sandbox in',
  },
  {
    files: ['graders/sandbox/**'],
    may: ['#graders/sandbox/**', '#graders/outcome.ts', '#graders/runtimes.ts'],
    because: 'the sandbox knows outcomes and runtimes, and nothing else',
  },
  {
    files: ['exercises/**'],
    may: ['#graders/author/*', '#protocols/**'],
    because: 'authors have the doors in graders/author, by name, and the protocols',
  },
  {
    files: ['components/**'],
    may: [
      '#components/**',
      '#protocols/**',
      '#graders/outcome.ts',
      '#graders/runtimes.ts',
      '#graders/explain/**',
      '#graders/labs/contract/**',
      '#graders/mark-sheets/**',
      '#graders/parts/*/*-response.ts',
      '#graders/parts/*/*-feedback.ts',
      '#graders/parts/*/presented-*.ts',
      '#graders/parts/*/live/**',
      '#graders/exercise/source/set-head-line.ts',
    ],
    mayTypes: [
      '#graders/parts/{registry,readability}.ts',
      '#graders/exercise/{response,exercise-problem,exercise-report,exercise-result,explain-result,present-exercise,typeset}.ts',
      '#graders/exercise/source/{schema-node,front-matter-json-schema}.ts',
      '#server/**/*-view.ts',
      '#server/refusal.ts',
    ],
    because: 'components know responses, feedback and protocol models, never a grade function or an answer',
  },
  {
    files: ['server/*.ts'],
    may: ['#server/*.ts', ...library, '#prisma-client'],
    because: 'what every room of the server stands on knows no room',
  },
  {
    files: ['server/testing/**'],
    may: ['#server/**', ...library, '#prisma-client'],
    because: 'use cases stand below the web, the worker and the command line',
  },
  ...serverFloors.flatMap((floor, level) =>
    floor.map((room) => ({
      files: [`server/${room}/**`],
      may: [
        '#server/*.ts',
        `#server/${room}/**`,
        ...serverFloors.slice(0, level).flatMap((below) => below.map((each) => `#server/${each}/**`)),
        ...library,
        '#prisma-client',
      ],
      because: `server/${room} stands on the floors below it, and use cases below the web, the worker and the command line`,
    })),
  ),
  {
    files: ['app/**'],
    may: ['#app/**', '#server/**', '#components/**', '#protocols/**'],
    mayTypes: ['#graders/**'],
    because: 'app is thin: it parses, calls server/ and renders components/',
  },
  {
    files: ['worker/**'],
    may: ['#server/**', ...library],
    because: 'the worker shares server/ and graders/ with the web, not its pages',
  },
  {
    files: ['platform/**'],
    may: [
      '#platform/**',
      '#server/**',
      '#graders/sandbox/staging/{bundle-entries,place-whole}.ts',
      '#worker/main.ts',
      '#prisma/seed.ts',
    ],
    because:
      'the platform starts the site and its worker on this machine, and knows no command and no script',
  },
  {
    files: ['cli/**'],
    may: ['#platform/**', '#server/**', ...library],
    relative: true,
    because:
      'the command line shares platform/ with the scripts, server/ and graders/ with the web, not its pages',
  },
  {
    files: ['scripts/**'],
    may: ['#platform/**', '#server/**'],
    because: 'scripts are what npm starts: what others use as well stands in platform/',
  },
  {
    files: ['web/**'],
    may: ['#server/**'],
    because: 'the edge stands before Next and knows server/ alone',
  },
]

/** The only places that start a process. */
const processStarters = [
  'graders/sandbox/**',
  'server/database/**',
  'server/pool/pooled-process.ts',
  'platform/**',
  'scripts/**',
  'tests/**',
  'bench/**',
  '**/*.test.ts',
]

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  ignorePatterns: [
    'prisma/generated/**',
    '.next/**',
    '.data/**',
    'next-env.d.ts',
    'exercises/**/starter/**',
    'exercises/**/solutions/**',
    'graders/sandbox/hostile/**/*.js',
  ],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // Types count: what goes round in a circle has no floor.
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'no-console': 'off',
    // The JSX transform needs no import of React.
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': [
      'error',
      { allow: ['server-only', '**/*.css', '@fontsource-variable/**'] },
    ],
    'no-await-in-loop': 'off',
    'unicorn/no-array-sort': 'error',
    'no-shadow': 'off',
    // An inline SVG is named by role and label; there is no tag for it.
    'jsx-a11y/prefer-tag-over-role': 'off',
    // Server components run once per request: reading the clock there is what is meant.
    'react/purity': 'off',
    // Fixtures of Playwright take the pattern of what they use, which may be nothing.
    'no-empty-pattern': 'off',
    'no-control-regex': 'off',
    // The type checker proves that a switch over a union returns in every case.
    'typescript/consistent-return': 'off',
  },
  overrides: overridesOf(rooms, processStarters),
} satisfies OxlintConfig
