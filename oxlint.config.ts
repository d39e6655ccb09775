import type { OxlintConfig, OxlintOverride } from 'oxlint'

// Who may import whom (ARCHITECTURE.md, "Import rules"). Imports across folders are written with the aliases
// of package.json; the patterns below also catch the relative spelling of the same thing. Each row has a
// deliberately bad file in tests/architecture.test.ts that must turn the linter red.

interface ImportRule {
  files: string[]
  /** Folders or files of the project, written from the root, that these files must not import. */
  never: string[]
  /** May be imported for its types only. */
  typesOnly?: string[]
  because: string
}

const entryPoints = ['app', 'cli', 'web', 'worker', 'tests', 'bench', 'scripts']
const outsideTheLibrary = [...entryPoints, 'exercises', 'components', 'server', 'prisma']

const importRules: ImportRule[] = [
  {
    files: ['protocols/**'],
    never: [...outsideTheLibrary, 'graders'],
    because: 'protocols are pure models and import nothing of ours',
  },
  {
    files: ['graders/*.ts', 'graders/cell/**'],
    never: outsideTheLibrary,
    because: 'the grading library knows no web and no database',
  },
  {
    files: [
      'graders/parts/**',
      'graders/exercise/**',
      'graders/models/**',
      'graders/explain/**',
      'graders/testing/**',
    ],
    never: [...outsideTheLibrary, 'graders/sandbox', 'graders/cell'],
    because: 'part kinds and exercises know protocols and outcomes, and start nothing',
  },
  {
    files: ['graders/labs/**'],
    never: [...outsideTheLibrary, 'graders/parts', 'graders/exercise', 'graders/cell'],
    typesOnly: ['graders/sandbox'],
    because: 'labs know protocols, outcomes and the types of the sandbox; the harness hands the sandbox in',
  },
  {
    files: ['graders/sandbox/**'],
    never: [
      ...outsideTheLibrary,
      'protocols',
      'graders/parts',
      'graders/exercise',
      'graders/labs',
      'graders/cell',
    ],
    because: 'the sandbox knows outcomes and nothing else',
  },
  {
    files: ['exercises/**'],
    never: [
      ...entryPoints,
      'components',
      'server',
      'prisma',
      'graders/parts',
      'graders/exercise',
      'graders/labs',
      'graders/sandbox',
      'graders/outcome',
      'graders/cell',
    ],
    because: 'authors have one door, #graders/author, and the protocols',
  },
  {
    files: ['components/**'],
    never: [
      ...entryPoints,
      'exercises',
      'server',
      'prisma',
      'graders/sandbox',
      'graders/cell',
      'graders/author',
      'graders/exercise/grade',
      'graders/exercise/solve',
      'graders/exercise/load',
      'graders/exercise/make',
      'graders/exercise/test',
      'graders/parts/registry',
      'graders/parts/number/grade',
      'graders/parts/choice/grade',
      'graders/parts/choice/choice-kind',
      'graders/parts/choice/choice-part',
      'graders/parts/http-message/grade',
      'graders/parts/http-message/judge',
      'graders/parts/http-message/http-message-kind',
      'graders/parts/firewall-policy/grade',
      'graders/parts/firewall-policy/read-firewall-part',
      'graders/parts/firewall-policy/firewall-part',
      'graders/parts/firewall-policy/firewall-kind',
      'graders/parts/dns-zone/grade',
      'graders/parts/dns-zone/requirement',
      'graders/parts/dns-zone/dns-zone-kind',
      'graders/parts/timeline/grade',
      'graders/parts/timeline/compare',
      'graders/parts/timeline/diagnose',
      'graders/parts/timeline/find-causes',
      'graders/parts/timeline/timeline-part',
      'graders/parts/timeline/read-timeline-part',
      'graders/parts/timeline/timeline-kind',
    ],
    because: 'components know schemas and protocol models, never a grade function or an answer',
  },
  {
    files: ['server/**'],
    never: [...entryPoints, 'components'],
    because: 'use cases stand below the web, the worker and the command line',
  },
  {
    // The row above, in the one place of it that starts a process: the embedded PostgreSQL.
    files: ['server/database/**'],
    never: [...entryPoints, 'components'],
    because: 'use cases stand below the web, the worker and the command line',
  },
  {
    files: ['app/**'],
    never: ['cli', 'web', 'worker', 'tests', 'bench', 'scripts', 'exercises', 'prisma', 'graders'],
    typesOnly: ['graders'],
    because: 'app is thin: it parses, calls server/ and renders components/',
  },
  {
    files: ['cli/**', 'worker/**'],
    never: ['app', 'web', 'components', 'tests', 'bench'],
    because: 'the command line and the worker share server/ and graders/ with the web, not its pages',
  },
  {
    files: ['web/**'],
    never: [
      'app',
      'cli',
      'worker',
      'tests',
      'bench',
      'scripts',
      'components',
      'exercises',
      'graders',
      'prisma',
    ],
    because: 'the edge stands before Next and knows server/ alone',
  },
]

/** The only places that start a process. */
const processStarters = [
  'graders/sandbox/**',
  'server/database/**',
  'scripts/**',
  'tests/**',
  'bench/**',
  '**/*.test.ts',
]

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A regular expression for the ways to write an import of `target`, seen from any depth of the tree. */
const spellings = (target: string): string => {
  const slash = target.indexOf('/')
  if (target === 'prisma') return String.raw`^#prisma-client$|^(\.\./)+prisma/`
  if (slash < 0) return String.raw`^#${target}/|^(\.\./)+${target}/`
  const within = escaped(target.slice(slash + 1))
  return String.raw`^#${escaped(target)}\b|^(\.\./)+(${target.slice(0, slash)}/)?${within}\b`
}

const processRule = {
  regex: '^(node:)?child_process$',
  message:
    'Import rule: processes are started by graders/sandbox (programs) and scripts (the platform itself).',
}

const importOverrides: OxlintOverride[] = importRules.map(({ files, never, typesOnly = [], because }) => {
  const forbid = (targets: string[], allowTypeImports: boolean) => ({
    regex: targets.map(spellings).join('|'),
    message: `Import rule: ${because}.`,
    allowTypeImports,
  })
  const onlyValues = never.filter((target) => !typesOnly.includes(target))
  const patterns = [forbid(onlyValues, false), ...(typesOnly.length > 0 ? [forbid(typesOnly, true)] : [])]
  const startsProcesses = files.some((glob) => processStarters.includes(glob))
  return {
    files,
    excludeFiles: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: startsProcesses ? patterns : [...patterns, processRule] },
      ],
    },
  }
})

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
    'import/no-cycle': 'error',
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
  overrides: importOverrides,
} satisfies OxlintConfig
