// Which file of a submission is the program. What is named like one comes first: `main.*`, `__main__.py`, "main" of
// package.json, `main.*` in the only folder that has one. Then whatever is left when tests, what other files import,
// and the other half of a pair are passed over, and fits the lab's role. What stays unclear is refused by name:
// graded as nothing, it would cost its student everything.
import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import {
  fitsRole,
  isImported,
  isNoProgram,
  lacksMain,
  type ProgramRole,
} from '#graders/labs/contract/program-role.ts'
import { type Runtime, runtimeOf, usualEndings } from '#graders/runtimes.ts'

export type Entry = { ok: true; file: string; runtime: Runtime } | { ok: false; mismatch: ProgramMismatch }

export interface EntryHelp {
  /** The file that somebody has chosen: then nothing is guessed. */
  chosen?: string | undefined
  /** What the lab's program is. */
  role?: ProgramRole
  /** The text of a file, where it is at hand. */
  textOf?: (file: string) => string | null
}

/** @param files relative paths of the submission */
export function selectEntry(files: readonly string[], help: EntryHelp = {}): Entry {
  const { chosen } = help
  if (chosen !== undefined) {
    if (!files.includes(chosen)) return refuseEntry(`there is no file ${chosen}`)
    return start(chosen) ?? refuseEntry(`${chosen} does not end in ${usualEndings}`)
  }
  const programs = files.filter((file) => runtimeOf(file) !== null)
  if (programs.length === 0) return refuseEntry(`there is no file that ends in ${usualEndings}`)
  const named = [
    programs.filter((file) => /^main\.[a-z]+$/i.test(file)),
    programs.filter((file) => file === '__main__.py'),
    packageMain(files, help).filter((file) => programs.includes(file)),
    programs.filter((file) => /^[^/]+\/(?:main\.[a-z]+|__main__\.py)$/i.test(file)),
  ].find((found) => found.length > 0)
  const candidates = named ?? guess(programs, help)
  const [first] = candidates
  const entry = candidates.length === 1 && first !== undefined ? start(first) : null
  return entry ?? refuseEntry(`${candidates.slice(0, 5).join(', ')} could each be the program`)
}

/** Those that are left when as many as possible were passed over: one is the program, several are unclear. */
function guess(programs: readonly string[], { role, textOf = () => null }: EntryHelp): readonly string[] {
  const narrowed = [
    (left: readonly string[]) => left.filter((file) => !isNoProgram(file)),
    (left: readonly string[]) => left.filter((file) => !lacksMain(file, textOf(file))),
    (left: readonly string[]) => left.filter((file) => !isImported(file, left, textOf)),
    (left: readonly string[]) =>
      role === undefined ? left : left.filter((file) => fitsRole(file, role, textOf(file)) !== 'the other'),
    (left: readonly string[]) =>
      role === undefined ? left : left.filter((file) => fitsRole(file, role, textOf(file)) === 'this one'),
  ]
  return narrowed.reduce<readonly string[]>((left, narrow) => {
    const fewer = left.length > 1 ? narrow(left) : left
    return fewer.length === 0 ? left : fewer
  }, programs)
}

function packageMain(files: readonly string[], { textOf }: EntryHelp): string[] {
  const text = files.includes('package.json') ? (textOf?.('package.json') ?? '') : ''
  // Only the one field is wanted, of a file that a student wrote.
  const main = /"main"\s*:\s*"(?:\.\/)?([^"\\]{1,200})"/.exec(text)?.[1]
  return main === undefined ? [] : [main, `${main}.js`, `${main}/index.js`].slice(0, 3)
}

function start(file: string): Entry | null {
  const runtime = runtimeOf(file)
  return runtime === null ? null : { ok: true, file, runtime }
}

export const refuseEntry = (detail: string): Entry => ({
  ok: false,
  mismatch: { code: 'language', problem: 'no-entry', detail },
})
