// Reads the head of a file that begins with YAML, and what stands below it. Every problem carries the line on which it
// stands.

import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type * as z from 'zod'
import type { ExerciseProblem, Path } from '#graders/exercise/exercise-problem.ts'
import { describeIssue, type KnownKeys } from '#graders/exercise/source/describe-issue.ts'

export interface ParsedHead<Head> {
  head: Head
  body: string
  bodyLine: number
  /** Line in the file, from 1, of what stands at a path; of the nearest thing above when it is absent. */
  lineOf: (path: Path) => number
}

/** `file` is named in each problem, `keys` in what is said of one that is unknown. */
export function parseHead<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  keys: KnownKeys,
): { ok: true; parsed: ParsedHead<z.infer<Schema>> } | { ok: false; problems: ExerciseProblem[] } {
  const problem = (line: number, says: string, fix: string): ExerciseProblem => ({ file, line, says, fix })
  const lines = text.split('\n')
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end < 0) {
    const fix = 'Begin the file with a line ---, then the YAML, then a line ---.'
    return { ok: false, problems: [problem(1, 'The front matter is missing or does not end.', fix)] }
  }
  const yaml = lines.slice(1, end).join('\n')
  if (end > linesMax || yaml.length > charactersMax) {
    const says = `The front matter is longer than ${linesMax} lines or ${charactersMax / 1_024} KiB.`
    return { ok: false, problems: [problem(1, says, 'Shorten it.')] }
  }
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, version: '1.2' })
  const fileLine = (offset: number) => counter.linePos(offset).line + 1
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0) {
    const problems = faults
      .slice(0, problemsMax)
      .map((fault) =>
        problem(fileLine(fault.pos[0]), `The YAML cannot be read: ${firstLine(fault.message)}.`, yamlFix),
      )
    return { ok: false, problems }
  }

  const lineOf = (path: Path, key?: string): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true)
    if (key !== undefined && isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      if (pair && isNode(pair.key) && pair.key.range) return fileLine(pair.key.range[0])
    }
    const last = path.at(-1)
    if (typeof last === 'string') {
      const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
      const pair = isMap(parent)
        ? parent.items.find((item) => isPair(item) && keyOf(item.key) === last)
        : null
      if (pair && isNode(pair.key) && pair.key.range) return fileLine(pair.key.range[0])
    }
    if (isNode(node) && node.range) return fileLine(node.range[0])
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1))
  }

  // toJS would turn such keys into text, with a warning on the console.
  let strangeKey: number | null = null
  visit(document, {
    Pair(_, { key }) {
      if (isNode(key) && !isScalar(key)) strangeKey ??= key.range?.[0] ?? 0
    },
  })
  if (strangeKey !== null) {
    const says = 'The YAML cannot be read: a key is itself a list or a map.'
    return { ok: false, problems: [problem(fileLine(strangeKey), says, yamlFix)] }
  }

  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 0 })
  } catch {
    return { ok: false, problems: [problem(1, 'The YAML uses aliases (*name).', 'Write the value out.')] }
  }
  const read = schema.safeParse(data)
  if (!read.success) {
    const problems = read.error.issues
      .slice(0, problemsMax)
      .flatMap((issue) => describeIssue(issue, data, lineOf, keys))
    return {
      ok: false,
      problems: problems.slice(0, problemsMax).map(({ line, says, fix }) => problem(line, says, fix)),
    }
  }
  const body = lines.slice(end + 1).join('\n')
  return { ok: true, parsed: { head: read.data, body, bodyLine: end + 2, lineOf } }
}

const problemsMax = 100
// Looking for keys given twice takes time that grows with the square of their number.
const linesMax = 2_000
const charactersMax = 64 * 1_024

const yamlFix = 'Check the indentation, and put quotes round text that holds ": " or begins with { or [.'
const firstLine = (message: string) => (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/u, '')
const keyOf = (key: unknown) => (isScalar(key) ? key.value : undefined)
