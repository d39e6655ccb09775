// Hostile programs in languages that are built first: what is asked of one, and what was amiss. Each that is built must
// print what only this run knew, and what is not built must be refused in words of the compiler's own.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { LimitName } from '#graders/outcome.ts'
import { mainOf, type Runtime } from '#graders/runtimes.ts'
import type { Limits } from '#graders/sandbox/contract.ts'
import type { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'

export interface BuiltCase {
  file: string
  /** Beside it, by name. */
  files?: Readonly<Record<string, string>>
  /** In the compiler's words: it is not built. */
  says?: RegExp
  /** What the compiler says where it did what it must not. */
  neverSays?: string
  /** What ends the program, or its build. */
  exceeds?: readonly LimitName[]
  limits?: Partial<Limits>
  exits?: number
  /** It is built, and the program prints these lines after the sentinel; left out: not looked at. */
  meets?: readonly string[]
}

/** Empty when it was contained as expected. `folder` holds the sources. */
export async function runBuilt(
  cell: ProgramCell,
  folder: URL,
  runtime: Runtime,
  { file, files = {}, says, neverSays, exceeds, limits = {}, exits = 0, meets }: BuiltCase,
): Promise<string[]> {
  const nonce = randomBytes(8).toString('hex')
  const entry = mainOf(runtime)
  const report = await cell.run({
    id: `${file}-${nonce}`,
    runtime,
    files: { ...files, [entry]: readFileSync(new URL(file, folder), 'utf8') },
    entry,
    args: [nonce],
    limits: { ...limits },
    // Many are built at once; what a build may take is looked at where it is what ends it.
    buildLimits: exceeds === undefined ? { wallMs: 60_000 } : {},
  })
  const { fault, exceeded, built, stdout, stderr, exitCode, signal } = report
  const amiss: string[] = []
  if (fault !== null) amiss.push(`fault: ${fault}`)
  if (exceeds !== undefined && (exceeded === null || !exceeds.includes(exceeded)))
    amiss.push(`passed the limit ${exceeded} instead of ${exceeds.join(' or ')} (${stderr.slice(-600)})`)
  if (neverSays !== undefined && built?.includes(neverSays)) amiss.push(`its compiler said: ${built}`)
  if (says !== undefined) {
    if (!says.test(built ?? '')) amiss.push(`its compiler said: ${built}`)
    if (stdout !== '') amiss.push(`it was built, and printed: ${stdout}`)
    return amiss
  }
  const [first, ...lines] = stdout.trim().split('\n')
  if (first !== nonce)
    amiss.push(`it did not run (passed the limit ${exceeded}): ${built} ${stderr.slice(-600)}`)
  if (meets !== undefined && lines.join('\n') !== meets.join('\n')) amiss.push(`met:\n${lines.join('\n')}`)
  if (signal === null && exitCode !== exits) amiss.push(`ended with ${exitCode}: ${stderr.slice(-600)}`)
  return amiss
}
