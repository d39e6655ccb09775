// Runs solutions of labs below strace and holds what they ask of the kernel against what was recorded before of their
// runtime: a call that no record has must be looked at before the filter lets it through. RECORD=1 adds to it.
import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runLab } from '#graders/cell/run-lab.ts'
import { isLabSource, makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import { nameAsMain, type Runtime, runtimeOf } from '#graders/runtimes.ts'
import { findTool } from '#graders/sandbox/host/find-tool.ts'
import { startCell } from '#graders/sandbox/host/start-cell.ts'
import { findMissingLanguages } from '#graders/sandbox/host/toolchains.ts'
import { type CallRecorder, makeCallRecorder } from '#graders/sandbox/seccomp/record-calls.ts'
import {
  findUnlisted,
  RecordedCallsSchema,
  recordedCallsFile,
} from '#graders/sandbox/seccomp/recorded-calls.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const root = fileURLToPath(new URL('../../exercises', import.meta.url))

interface Program {
  lab: string
  file: string
  /** The submission's name for it. */
  entry: string
  runtime: Runtime
}
const interpreters: Record<Runtime, RegExp> = {
  python: /python3/,
  javascript: /node/,
  typescript: /node/,
  c: /^\/program\/main$/,
  java: /\/bin\/java$/,
  go: /^\/program\/main$/,
}
const missing = findMissingLanguages().map(({ language }) => language)

/** What is right in JavaScript is right in TypeScript. */
const programs: Program[] = globSync('*/*/solutions/*.{py,js,mjs,c,java,go}', { cwd: root }).flatMap(
  (file): Program[] => {
    const lab = dirname(dirname(file))
    const runtime = runtimeOf(file)
    // What cannot be built asks for nothing.
    if (/\/wrong-not-built\.\w+$/.test(file)) return []
    if (runtime === null || missing.some((language) => language === runtime)) return []
    const own: Program = { lab, file, entry: nameAsMain(file), runtime }
    return basename(file) === 'right.js'
      ? [own, { lab, file, entry: 'main.ts', runtime: 'typescript' }]
      : [own]
  },
)
const canRecord = findTool('strace') !== null
if (!canRecord) console.warn('Left out: strace is not installed, so no calls are recorded.')

async function run({ lab, file, entry }: Program, bwrap: string): Promise<string> {
  const sources = readdirSync(join(root, lab)).filter(isLabSource)
  const code = sources.map((name) => [name, readFileSync(join(root, lab, name))] as const)
  const exercise = { topic: dirname(lab), id: basename(lab), files: new Map(code) }
  const submission = new Map([[entry, readFileSync(join(root, file))]])
  let ending = ''
  const order = makeLabOrder({
    exercise,
    submission,
    seed: 'recorded',
    checks: 'all',
    hiddenSeed: 'recorded',
  })
  for await (const event of runLab(await startCell({ bwrap }), order, { deadlineMs: 400_000 }))
    ending = event.type === 'run-faulted' ? event.fault.because : event.type
  return ending
}

// Below strace each takes several times as long. `npm run test:whole` records all.
const tonight = shareOfToday(programs, 0, ({ file, entry }) => `${file} as ${entry}`, 24)

test.skipIf(!canRecord).concurrent.each(tonight)(
  '$file in $runtime asks for nothing that was not recorded',
  async (program) => {
    const fresh = makeCallRecorder()
    if (fresh === null) return
    const { ending, seen } = await record(program, fresh)
    // The negative proves nothing unless the program ran.
    expect(seen.made).toEqual(expect.arrayContaining(['execve', 'read', 'write']))
    const recorded = RecordedCallsSchema.parse(JSON.parse(readFileSync(recordedCallsFile, 'utf8')))
    const { made, refused } = recorded[program.runtime]
    if (process.env.RECORD === '1') addToRecord(program.runtime, seen)
    else {
      expect(seen.made.filter((name) => !made.includes(name))).toEqual([])
      expect(seen.refused.filter((name) => !made.includes(name) && !refused.includes(name))).toEqual([])
    }
    expect(findUnlisted(seen.made)).toEqual([])
    expect(ending).toBe('run-finished')
  },
  600_000,
)

async function record(program: Program, fresh: CallRecorder) {
  try {
    const ending = await run(program, fresh.bwrap)
    return { ending, seen: fresh.read(interpreters[program.runtime]) }
  } finally {
    fresh.remove()
  }
}

/** Adds what was seen to the file, as it stands now. */
function addToRecord(runtime: Program['runtime'], seen: Record<'made' | 'refused', readonly string[]>): void {
  const recorded = RecordedCallsSchema.parse(JSON.parse(readFileSync(recordedCallsFile, 'utf8')))
  const all = (of: 'made' | 'refused') => [...new Set([...recorded[runtime][of], ...seen[of]])].toSorted()
  const made = all('made')
  const refused = all('refused').filter((name) => !made.includes(name))
  writeFileSync(
    recordedCallsFile,
    `${JSON.stringify({ ...recorded, [runtime]: { made, refused } }, null, 2)}\n`,
  )
}
