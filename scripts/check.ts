// npm run check: what can be judged in under a minute without a database, a sandbox or a browser. Of the unit tests those
// whose modules differ from origin/main; `npm test` runs them all.

import { globSync } from 'node:fs'
import { projectFolder } from '#platform/data-folder.ts'
import { prepareClient } from '#platform/prepare-client.ts'
import { type Command, runCommand } from '#platform/run-command.ts'
import { bold, dim, green, inSeconds, red } from '#platform/terminal.ts'
import { findChangedFiles } from './changed-files.ts'

const biome = 'node_modules/@biomejs/biome/bin/biome'
const next = 'node_modules/next/dist/bin/next'

const changed = findChangedFiles()
const commands: readonly Command[] = [
  { name: 'format', programs: [[biome, 'check', '--error-on-warnings']] },
  { name: 'lint', programs: [['node_modules/oxlint/bin/oxlint']] },
  {
    name: 'types',
    programs: [
      [next, 'typegen'],
      ['node_modules/typescript/bin/tsc', '--pretty', 'false'],
    ],
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  },
  { name: 'dead code', programs: [['node_modules/knip/bin/knip.js', '--no-progress']] },
  ...unitTests(),
]

const linesMax = 150
const lineLengthMax = 400

const startedAt = performance.now()
const differ = changed.files === null ? 'all files' : `${changed.files.length} files that differ`
console.log(dim(`Unit tests: those related to ${differ} from ${changed.since}.`))
prepareClient()
const results = await Promise.all(
  commands.map(async (command) => {
    const result = await runCommand(command)
    console.log(
      `  ${result.ok ? green('ok    ') : red('failed')}  ${result.name.padEnd(12)} ${dim(inSeconds(result.ms))}`,
    )
    return result
  }),
)
const failed = results.filter(({ ok }) => !ok)
for (const { name, output } of failed) console.log(`\n${bold(name)}\n${readable(output)}`)
const said =
  failed.length === 0 ? green('All is well') : red(`Failed: ${failed.map(({ name }) => name).join(', ')}`)
console.log(`\n${said} ${dim(inSeconds(performance.now() - startedAt))}`)
process.exit(failed.length === 0 ? 0 : 1)

/** None when nothing differs: then there is nothing that a unit test could find. */
function unitTests(): Command[] {
  const { files } = changed
  const vitest = ['node_modules/vitest/vitest.mjs']
  const unit = ['--project', 'unit', '--run']
  const env = { ROUNDTRIP_CHECK: '1' }
  if (files === null) return [{ name: 'unit tests', programs: [[...vitest, ...unit]], env }]
  if (files.length === 0) return []
  const code = files.filter((file) => /\.(ts|tsx|mjs|js|json)$/.test(file))
  // These read all files, texts too, and import none of them.
  const ofAll = globSync('tests/*.test.ts', { cwd: projectFolder })
  return [{ name: 'unit tests', programs: [[...vitest, 'related', ...code, ...ofAll, ...unit]], env }]
}

/** The end of what a program said, where programs sum up, without lines that no person reads. */
function readable(output: string): string {
  const lines = output.trim().split('\n')
  return lines
    .slice(-linesMax)
    .map((line) => (line.length > lineLengthMax ? `${line.slice(0, lineLengthMax)} …` : line))
    .join('\n')
}
