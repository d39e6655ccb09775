// A thread of its own, because what authors write may take as long as it likes to load: whoever asks ends it when it
// takes too long. Runs as it stands, never bundled.

import { parentPort } from 'node:worker_threads'
import { type Exercise } from '#graders/exercise/exercise.ts'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { type LoadedExercise, loadExercise } from '#graders/exercise/load-exercise.ts'
import { type ExercisePreview, previewExercise } from '#graders/exercise/preview-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { markdownTree } from '#graders/exercise/source/markdown-tree.ts'
import type { ExerciseAnswer, ExerciseQuestion } from '#server/authoring/exercise-thread-protocol.ts'

const loaded = new Map<string, LoadedExercise>()
const loadedMax = 50
const typesetMsMax = 3_000
/** Of elements within each other. Maths needs some tens. */
const depthMax = 200

interface Branch {
  type: string
  children?: readonly Branch[]
}

parentPort?.on('message', ({ question }: { question: ExerciseQuestion }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ answer: answer(question) })
})

function answer(question: ExerciseQuestion): ExerciseAnswer {
  try {
    const read = load(question)
    return read.ok ? look(read.exercise, question) : { loads: false, problems: read.problems, checked: true }
  } catch (error) {
    // A loader that throws is a mistake of ours, but the author can get round it.
    const says = `Loading it crashed: ${messageOf(error)}.`
    const fix = 'Take back the latest change, and tell the maintainers of Roundtrip.'
    return { loads: false, problems: [{ file: exerciseFile, line: 1, says, fix }], checked: true }
  }
}

function load({ digest, text, others }: ExerciseQuestion): LoadedExercise {
  const known = loaded.get(digest)
  if (known) return known
  const files = new Map<string, Uint8Array>(others.map((path) => [path, new Uint8Array()]))
  if (text) files.set(exerciseFile, text)
  const read = loadExercise(files)
  loaded.set(digest, read)
  const oldest = loaded.keys().next().value
  if (loaded.size > loadedMax && oldest !== undefined) loaded.delete(oldest)
  return read
}

function look(exercise: Exercise, { seed, response }: ExerciseQuestion): ExerciseAnswer {
  const { id, title, topic, version, parts } = exercise
  const facts = { id, title, topic, version, kinds: [...new Set(parts.map(({ kind }) => kind))] }
  if (seed === null) return { loads: true, facts, preview: null, result: null, crash: null }
  try {
    const preview = previewExercise(exercise, seed)
    const trouble = typeset(preview)
    if (trouble !== null) return trouble
    const result =
      response === null
        ? null
        : explainResult(gradeResponse(exercise, preview.parameters, ResponseSchema.parse(response)))
    return { loads: true, facts, preview, result, crash: null }
  } catch (error) {
    return { loads: true, facts, preview: null, result: null, crash: messageOf(error) }
  }
}

/** Whoever shows the preview typesets it again, among all that they do for others. */
function typeset({ presented, solution }: ExercisePreview): ExerciseAnswer | null {
  const before = process.threadCpuUsage()
  let nested: boolean
  try {
    const texts = [presented.statement, ...presented.hints, solution.markdown]
    nested = texts.some((text) => depthOf(markdownTree(text)) > depthMax)
  } catch {
    nested = true
  }
  const used = process.threadCpuUsage(before)
  if (!nested && (used.user + used.system) / 1_000 <= typesetMsMax) return null
  const says = nested
    ? 'The text cannot be typeset: something in it is nested too deeply.'
    : `Typesetting the text takes more than ${typesetMsMax / 1_000} s of computing.`
  const fix = 'Look for quotations, lists or maths within each other, and for very long tables.'
  return { loads: false, problems: [{ file: exerciseFile, line: 1, says, fix }], checked: nested }
}

/** How deep a tree is; without recursion, because it may be deeper than that can go. */
function depthOf(root: Branch): number {
  let depth = 0
  for (let level: readonly Branch[] = [root]; level.length > 0; depth += 1) {
    level = level.flatMap(({ children = [] }) => children)
  }
  return depth
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500)
