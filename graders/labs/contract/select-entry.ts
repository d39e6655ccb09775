// Which file of a submission is the program: `main.*`, else the only file.
import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import type { Runtime } from '#graders/sandbox/contract.ts'

const runtimeOf: Readonly<Record<string, Runtime>> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
}

const extension = (file: string) => file.slice(file.lastIndexOf('.') + 1)

export type Entry = { ok: true; file: string; runtime: Runtime } | { ok: false; mismatch: ProgramMismatch }

/** @param files relative paths of the submission */
export function selectEntry(files: readonly string[]): Entry {
  const programs = files.filter((file) => Object.hasOwn(runtimeOf, extension(file)))
  const mains = programs.filter((file) => /^main\.[a-z]+$/.test(file))
  const candidates = mains.length > 0 ? mains : programs
  const [file] = candidates
  const runtime = file === undefined ? undefined : runtimeOf[extension(file)]
  if (file !== undefined && runtime !== undefined && candidates.length === 1)
    return { ok: true, file, runtime }
  const detail =
    candidates.length === 0
      ? 'there is no file that ends in .py, .js or .ts'
      : `${candidates.slice(0, 5).join(', ')} could each be the program`
  return { ok: false, mismatch: { code: 'language', problem: 'no-entry', detail } }
}
