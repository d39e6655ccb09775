// Every row of the import table is a lint rule. This test writes a deliberately bad file for each and expects
// the linter to go red, and an innocent one for each and expects it to stay green.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** File, import statement in it. */
const bad: [file: string, statement: string][] = [
  ['protocols/http/bad.ts', `import { x } from '#graders/outcome.ts'`],
  ['protocols/http/bad-relative.ts', `import { x } from '../../graders/outcome.ts'`],
  ['graders/bad.ts', `import { x } from '#server/env.ts'`],
  ['graders/cell/bad.ts', `import { x } from '#server/env.ts'`],
  ['graders/author/bad.ts', `import { x } from '#server/env.ts'`],
  ['graders/testing/bad.ts', `import { x } from '#prisma-client'`],
  ['graders/explain/bad.ts', `import { x } from '#graders/parts/registry.ts'`],
  ['graders/models/bad.ts', `import { x } from '#graders/parts/registry.ts'`],
  ['graders/parts/number/bad.ts', `import { x } from '#graders/sandbox/open-cell.ts'`],
  ['graders/parts/number/bad-exercise.ts', `import { x } from '#graders/exercise/exercise.ts'`],
  ['graders/parts/number/bad-relative.ts', `import { x } from '../../sandbox/open-cell.ts'`],
  ['graders/exercise/bad.ts', `import { x } from '#prisma-client'`],
  ['graders/exercise/bad-checks.ts', `import { x } from '#graders/labs/checks/run-checks.ts'`],
  ['graders/labs/contract/bad.ts', `import { x } from '#graders/labs/board/noticeboard.ts'`],
  ['graders/labs/board/bad.ts', `import { x } from '#graders/labs/checks/run-checks.ts'`],
  ['graders/labs/peers/bad.ts', `import { x } from '#graders/sandbox/open-cell.ts'`],
  ['graders/labs/checks/bad-parts.ts', `import { x } from '#graders/parts/registry.ts'`],
  ['graders/labs/checks/bad-process.ts', `import { spawn } from 'node:child_process'`],
  ['graders/archive/bad.ts', `import { x } from '#graders/outcome.ts'`],
  ['graders/sandbox/bad.ts', `import { x } from '#protocols/http/parse.ts'`],
  ['server/grading/bad-process.ts', `import { spawn } from 'child_process'`],
  ['server/pool/bad-process.ts', `import { fork } from 'node:child_process'`],
  ['exercises/sockets/some-lab/lab.ts', `import { x } from '#graders/labs/checks/check.ts'`],
  ['exercises/sockets/some-lab/bad-door.ts', `import { x } from '#graders/author'`],
  ['exercises/sockets/some-lab/hidden.ts', `import { x } from '#server/env.ts'`],
  ['components/bad.tsx', `import { x } from '#server/env.ts'`],
  ['components/bad-view.tsx', `import { x } from '#server/items/item-view.ts'`],
  ['components/bad-grade.tsx', `import { x } from '#graders/exercise/grade-response.ts'`],
  ['components/bad-preview.tsx', `import type { x } from '#graders/exercise/preview-exercise.ts'`],
  ['components/bad-schema.tsx', `import { x } from '#graders/parts/dns-zone/dns-zone-part.ts'`],
  ['components/bad-kind.tsx', `import { x } from '#graders/parts/choice/choice-kind.ts'`],
  ['components/bad-registry.tsx', `import { x } from '#graders/parts/registry.ts'`],
  ['components/bad-dynamic.tsx', `export const x = () => import('#graders/exercise/solve-exercise.ts')`],
  ['components/bad-outward.tsx', `import { x } from '../server/env.ts'`],
  ['server/bad.ts', `import { x } from '#components/ui/button.tsx'`],
  ['server/bad-room.ts', `import { x } from '#server/access/rules.ts'`],
  ['server/database/bad-floor.ts', `import { x } from '#server/access/rules.ts'`],
  ['server/exercises/bad-floor.ts', `import { x } from '#server/courses/find-course.ts'`],
  ['server/courses/bad-floor.ts', `import { x } from '#server/auth/session/get-viewer.ts'`],
  ['server/courses/bad-neighbour.ts', `import { x } from '#server/users/find-user.ts'`],
  ['server/assignments/bad-floor.ts', `import type { x } from '#server/items/load-item.ts'`],
  ['server/items/bad-floor.ts', `import { x } from '#server/variants/new-numbers.ts'`],
  ['server/variants/bad-floor.ts', `import { x } from '#server/drafts/save-draft.ts'`],
  ['server/submissions/bad-floor.ts', `import { x } from '#server/overview/open-item.ts'`],
  ['server/runs/bad-neighbour.ts', `import { x } from '#server/gradebook/find-gradebook.ts'`],
  ['server/items/bad.ts', `import { x } from '../../app/page.tsx'`],
  ['app/bad.tsx', `import { x } from '#graders/exercise/grade-response.ts'`],
  ['app/items/bad.tsx', `import { x } from '../../prisma/seed.ts'`],
  ['cli/bad.ts', `import { x } from '#components/ui/button.tsx'`],
  ['cli/commands/bad-scripts.ts', `import { x } from '../../scripts/test-parts.ts'`],
  ['worker/bad.ts', `import { x } from '../app/page.tsx'`],
  ['worker/bad-platform.ts', `import { x } from '#platform/terminal.ts'`],
  ['platform/bad.ts', `import { x } from '#graders/outcome.ts'`],
  ['platform/bad-scripts.ts', `import { x } from '../scripts/test-parts.ts'`],
  ['platform/start/bad-cli.ts', `import { x } from '../../cli/main.ts'`],
  ['scripts/bad.ts', `import { x } from '#graders/outcome.ts'`],
  ['scripts/bad-tests.ts', `import { x } from '../tests/support/slots.ts'`],
  ['server/courses/bad-platform.ts', `import { x } from '#platform/data-folder.ts'`],
  ['web/bad.ts', `import { x } from '#graders/outcome.ts'`],
  ['server/auth/bad-web.ts', `import { x } from '../../web/edge.ts'`],
]

const innocent: [file: string, statement: string][] = [
  ['protocols/http/good.ts', `import { x } from '#protocols/http/parse.ts'`],
  ['graders/labs/checks/good.ts', `import type { x } from '#graders/sandbox/contract.ts'`],
  ['graders/sandbox/good.ts', `import { x } from 'node:child_process'`],
  ['graders/parts/number/good.ts', `import { x } from '#graders/labs/contract/lab-part.ts'`],
  ['exercises/sockets/some-lab/good.ts', `import { x } from '#graders/author/lab'`],
  ['graders/sandbox/good-runtimes.ts', `import { x } from '#graders/runtimes.ts'`],
  ['components/good.tsx', `import { x } from '#graders/outcome.ts'`],
  ['components/good-answer.tsx', `import { x } from '#graders/parts/choice/choice-response.ts'`],
  ['components/good-types.tsx', `import type { x } from '#graders/parts/registry.ts'`],
  ['components/good-view.tsx', `import type { x } from '#server/items/item-view.ts'`],
  ['app/good.tsx', `import { x } from '#server/env.ts'`],
  ['web/good.ts', `import { x } from '#server/env.ts'`],
  ['server/good.ts', `import { x } from '#prisma-client'`],
  ['server/overview/good.ts', `import { x } from '#server/submissions/summarise-submission.ts'`],
  ['server/database/good.ts', `import { x } from 'node:child_process'`],
  ['server/pool/pooled-process.ts', `import { x } from 'node:child_process'`],
  ['cli/good.ts', `import { x } from '#graders/cell/run-lab.ts'`],
  ['cli/commands/good-platform.ts', `import { x } from '#platform/terminal.ts'`],
  ['platform/start/good.ts', `import { x } from '#platform/terminal.ts'`],
  ['platform/good-process.ts', `import { x } from 'node:child_process'`],
  ['scripts/good.ts', `import { x } from '#platform/terminal.ts'`],
]

let tree: string
let complaints: Map<string, string[]>

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'roundtrip-architecture-'))
  // Import rules need no types; without them the linter reads these files only.
  const config = readFileSync(join(root, 'oxlint.config.ts'), 'utf8').replace(
    'typeAware: true',
    'typeAware: false',
  )
  writeFileSync(join(tree, 'oxlint.config.ts'), config)
  copyFileSync(join(root, 'import-rule.ts'), join(tree, 'import-rule.ts'))
  for (const [file, statement] of [...bad, ...innocent]) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), `${statement}\nexport const y = () => x\n`)
  }
  // On the Node that runs us: the machine's own may be too old for a configuration in TypeScript.
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const linted = spawnSync(process.execPath, [oxlint, '--format=json', '.'], { cwd: tree, encoding: 'utf8' })
  const report: { diagnostics: { code: string; filename: string; message: string }[] } = JSON.parse(
    linted.stdout,
  )
  complaints = Map.groupBy(
    report.diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename }) => filename),
    (filename) => filename,
  )
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

describe('import rules', () => {
  test.each(bad)('%s may not: %s', (file) => expect(complaints.has(file)).toBe(true))
  test.each(innocent)('%s may: %s', (file) => expect(complaints.has(file)).toBe(false))
})

describe('the house', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)

  test('stands where the architecture says', () => {
    const top = new Set(readdirSync(root))
    for (const name of ['package.json', 'next.config.js', 'app', 'prisma', 'exercises', 'graders'])
      expect(top).toContain(name)
  })

  test('has no drawer named for nothing in particular', () => {
    expect(
      tracked.filter((file) => /(^|\/)(utils?|helpers?|misc|common|types)(\/|\.[cm]?[jt]sx?$)/.test(file)),
    ).toEqual([])
  })

  test('gives every exported name one home', () => {
    const homes = new Map<string, Set<string>>()
    // What Next looks for by name, what stands within one exercise, and fixtures are no words of the project.
    const apart =
      /\.(test|spec)\.|^app\/.*\/?(page|layout|route|loading|error|not-found)\.tsx?$|^exercises\/|fixtures|hostile/
    for (const file of tracked.filter((name) => /\.(tsx?|mjs)$/.test(name) && !apart.test(name))) {
      const text = readFileSync(join(root, file), 'utf8')
      const exported =
        /^export (?:async )?(?:const|function\*?|class|interface|type|enum) (?<name>[A-Za-z_$][\w$]*)/gm
      for (const { groups } of text.matchAll(exported)) {
        const name = groups?.name ?? ''
        homes.set(name, (homes.get(name) ?? new Set()).add(file))
      }
    }
    expect(homes.size).toBeGreaterThan(1_000)
    const shared = [...homes].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])
    expect(shared).toEqual([])
  })

  test('has no file of over 300 lines of code', () => {
    const code = tracked.filter(
      (file) => /\.(tsx?|mjs|cjs|js)$/.test(file) && !file.startsWith('prisma/migrations'),
    )
    const long = code.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300)
    expect(long).toEqual([])
  })

  test('writes CSV in one place', () => {
    const code = tracked.filter((file) => /\.tsx?$/.test(file) && !file.startsWith('tests/'))
    const writers = code.filter((file) => readFileSync(join(root, file), 'utf8').includes("'csv-stringify"))
    expect(writers).toEqual(['server/write-csv.ts'])
  })

  test('styles nothing by what stands elsewhere on a page, which would be looked at anew with each key', () => {
    const code = tracked.filter((file) => /^(app|components)\/.*\.tsx?$/.test(file))
    // Which of its choices is taken concerns one label.
    const reaching = code.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:group|peer|in)-has-(?:\[|\w)[\w/-]*/g)]
        .map(([found]) => found)
        .filter((found) => found !== 'group-has-checked'),
    )
    expect(reaching).toEqual([])
  })

  test('lists the languages of programs in one place', () => {
    const code = tracked.filter(
      (file) => /(?<!\.test)\.tsx?$/.test(file) && !/^tests\/|\/testing\//.test(file),
    )
    const lists = code.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return text.includes("'python'") && text.includes("'javascript'")
    })
    expect(lists).toEqual(['graders/runtimes.ts'])
  })

  test('pins every dependency exactly', () => {
    const manifest: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    )
    const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}).filter(
        ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
      ),
    )
    expect(ranges).toEqual([])
  })
})
