// A program that must be built is built once, before the first check: then every check starts the same file, and one that
// cannot be built is told so once, with its line.
import { GraderFault, type ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { describeError } from '#graders/labs/board/describe-error.ts'
import { isIncluded, isNoProgram, lacksMain } from '#graders/labs/contract/program-role.ts'
import { readCompilerWords } from '#graders/labs/program/read-compiler-words.ts'
import type { LimitName } from '#graders/outcome.ts'
import { type Runtime, runtimeOf, runtimes } from '#graders/runtimes.ts'
import type { Build, BuildProgram } from '#graders/sandbox/contract.ts'

interface Sources {
  dir: string
  entry: string
  runtime: Runtime
  texts: ReadonlyMap<string, string | null>
}

export interface BuiltSubmission {
  builtDir: string | undefined
  /** The compiler's words, warnings too; empty when there are none. */
  said: string
  /** Why it cannot be started. */
  mismatch: ProgramMismatch | null
}

const saidMax = 4_096

/** @throws GraderFault when this machine cannot build it: that is ours */
export async function buildSubmission(build: BuildProgram, submission: Sources): Promise<BuiltSubmission> {
  const { dir, entry, runtime, texts } = submission
  let built: Build | null
  try {
    built = await build({ runtime, submissionDir: dir, sources: sourcesOf(submission) })
  } catch (error) {
    throw cannotBuild(runtime, describeError(error))
  }
  if (built?.ok === 'never') throw cannotBuild(runtime, `there is no ${built.lacks} on this machine`)
  if (built === null) return { builtDir: undefined, said: '', mismatch: null }
  const said = built.said.replaceAll('/submission/', '').trim()
  const shown = said.length <= saidMax ? said : `${said.slice(0, saidMax)}\n[…]`
  if (built.ok) return { builtDir: built.builtDir, said: shown, mismatch: null }
  const stopped = built.exceeded === null ? null : (stops[built.exceeded.limit] ?? null)
  const told =
    stopped === null ? readCompilerWords(said, [...texts.keys()], entry) : { detail: stopped, file: entry }
  return { builtDir: undefined, said: shown, mismatch: { code: 'language', problem: 'compile', ...told } }
}

const cannotBuild = (runtime: Runtime, because: string) =>
  new GraderFault({
    code: 'sandbox-unavailable',
    because: `A program in ${runtimes[runtime].name} could not be built: ${because}.`,
    remedy: 'Run ./roundtrip doctor on the grading machine: it names what is missing.',
  })

/** What ends a compiler, rather than being one of its errors. */
const stops: Partial<Record<LimitName, string>> = {
  'wall-time': 'the compiler was stopped after 20 s',
  'cpu-time': 'the compiler was stopped after 20 s',
  memory: 'the compiler ran out of its 512 MB of memory',
  output: 'the compiled program is larger than 16 MB',
  'file-size': 'the compiled program is larger than 32 MB',
}

/** The file that starts, and what it is made of beside: not another program, not what another file includes. */
export function sourcesOf({ entry, runtime, texts }: Pick<Sources, 'entry' | 'runtime' | 'texts'>): string[] {
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1)
  const textOf = (file: string) => texts.get(file) ?? null
  const all = [...texts.keys()]
  const others = all.filter(
    (file) =>
      file !== entry &&
      file.startsWith(folder) &&
      runtimeOf(file) === runtime &&
      textOf(file) !== null &&
      !(runtime !== 'c' && isNoProgram(file)) &&
      lacksMain(file, textOf(file)) &&
      !isIncluded(file, all, textOf),
  )
  return [entry, ...others]
}
