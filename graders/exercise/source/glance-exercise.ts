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
  const text = new TextDecoder().decode(files.get(exerciseFile)?.subarray(0, 256 * 1_024) ?? new Uint8Array())
  const lines = text.split('\n', linesMax)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  const head = lines.slice(1, end < 0 ? linesMax : end)
  const kinds = head.flatMap((line) => /^\s+(?:- )?kind: ?([a-z-]{1,40})\s*$/u.exec(line)?.[1] ?? [])
  return {
    title: valueOf(head, 'title'),
    topic: valueOf(head, 'topic'),
    kinds: [...new Set(kinds)].slice(0, 20),
  }
}

function valueOf(lines: readonly string[], key: string): string | null {
  const line = lines.find((each) => each.startsWith(`${key}:`))
  const value =
    line
      ?.slice(key.length + 1)
      .trim()
      .replaceAll(/^(["'])(.*)\1$/gu, '$2') ?? ''
  return value === '' ? null : value.slice(0, shownMax)
}
