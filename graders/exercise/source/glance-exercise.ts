import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
// What can be said of an exercise.md without loading it, which takes a while and may fail. Only ever shown as a
// name in a list.

export interface ExerciseGlance {
  title: string | null
  topic: string | null
  /** Kinds of its parts, each once. */
  kinds: readonly string[]
}

const linesMax = 2_000
const shownMax = 120

/** Reads the plain `key: value` lines of the front matter. Never throws. */
export function glanceAtExercise(files: ReadonlyMap<string, Uint8Array>): ExerciseGlance {
  const head = headOf(files)
  const kinds = head.flatMap((line) => /^\s+(?:- )?kind: ?([a-z-]{1,40})\s*$/u.exec(line)?.[1] ?? [])
  return {
    title: valueOf(head, 'title')?.value ?? null,
    topic: valueOf(head, 'topic')?.value ?? null,
    kinds: [...new Set(kinds)].slice(0, 20),
  }
}

/** What stands behind a key of the front matter on one line, and the number of that line; null when nothing does. */
export const headValue = (files: ReadonlyMap<string, Uint8Array>, key: string) => valueOf(headOf(files), key)

function headOf(files: ReadonlyMap<string, Uint8Array>): string[] {
  const text = new TextDecoder().decode(files.get(exerciseFile)?.subarray(0, 256 * 1_024) ?? new Uint8Array())
  const lines = text.split('\n', linesMax)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  return lines.slice(1, end < 0 ? linesMax : end)
}

function valueOf(lines: readonly string[], key: string): { value: string; line: number } | null {
  const index = lines.findIndex((each) => each.startsWith(`${key}:`))
  const value =
    lines[index]
      ?.slice(key.length + 1)
      .trim()
      .replace(/^(?<plain>[^"'].*?) #.*$/u, '$<plain>')
      .replaceAll(/^(["'])(.*)\1$/gu, '$2') ?? ''
  return value === '' ? null : { value: value.slice(0, shownMax), line: index + 2 }
}
