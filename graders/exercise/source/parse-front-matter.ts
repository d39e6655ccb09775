import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { type FrontMatter, FrontMatterSchema } from '#graders/exercise/source/front-matter.ts'
import { frontMatterJsonSchema } from '#graders/exercise/source/front-matter-json-schema.ts'
import { type ParsedHead, parseHead } from '#graders/exercise/source/parse-head.ts'
import { keysBelow } from '#graders/exercise/source/schema-node.ts'

let known: readonly string[] | undefined

const keys = {
  guide: 'docs/exercise-keys.md',
  /** At any depth: all that the schema knows. */
  known: () => (known ??= [...new Set(keysBelow(frontMatterJsonSchema()))]),
}

/** Reads exercise.md into its front matter and body. */
export function parseFrontMatter(
  text: string,
): { ok: true; parsed: ParsedHead<FrontMatter> } | { ok: false; problems: ExerciseProblem[] } {
  return parseHead(text, exerciseFile, FrontMatterSchema, keys)
}
