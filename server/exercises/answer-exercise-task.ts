// For a process of the pool, because what others write may take as long as it likes to load, to show and to judge.

import type { Exercise } from '#graders/exercise/exercise.ts'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { findUnreadable } from '#graders/exercise/find-unreadable.ts'
import { judgeResponse } from '#graders/exercise/judge-response.ts'
import { type LoadedExercise, loadExercise } from '#graders/exercise/load-exercise.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { type ExercisePreview, previewExercise } from '#graders/exercise/preview-exercise.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { typesetExercise, typesetSolution, typesetText } from '#graders/exercise/typeset.ts'
import { countVariety } from '#graders/exercise/variant/count-variety.ts'
import {
  type ExerciseAnswer,
  type ExerciseFacts,
  type ExerciseFolder,
  type ExerciseTask,
  type ExerciseWanted,
  type ShownPreview,
} from '#server/exercises/exercise-task.ts'
import { Recent } from '#server/recent.ts'

interface Kept {
  read: LoadedExercise
  sampled: boolean
}
const loaded = new Recent<string, Kept>(50)

/** What is wanted of an exercise. Throws when it does not load, except to whoever wants to look at it all the same. */
export function answerExerciseTask({ folder, wanted }: ExerciseTask): unknown {
  if (wanted.want === 'preview') return look(folder, wanted)
  if (wanted.want === 'texts') return wanted.texts.map(typesetText)
  // Published: it was looked at with everything before.
  const read = load(folder, false)
  if (!read.ok) {
    throw new Error(`Exercise ${folder.digest} does not load: ${JSON.stringify(read.problems.slice(0, 3))}`)
  }
  const { exercise } = read
  switch (wanted.want) {
    case 'facts':
      return factsOf(exercise)
    case 'variety':
      return countVariety(exercise)
    case 'parameters':
      return makeVariant(exercise, wanted.seed)
    case 'presented':
      return typesetExercise(presentExercise(exercise, wanted.parameters))
    case 'solution':
      return typesetSolution(solutionFor(exercise, wanted.parameters))
    case 'judgement': {
      const { parameters, response } = wanted
      const unreadable = findUnreadable(exercise, parameters, response)
      return unreadable.length > 0 ? { unreadable } : judgeResponse(exercise, parameters, response)
    }
  }
}

function factsOf({ id, title, topic, version, parts }: Exercise): ExerciseFacts {
  const lab = parts.find((part) => part.kind === 'lab') ?? null
  return { id, title, topic, version, kinds: [...new Set(parts.map(({ kind }) => kind))], lab }
}

function load({ digest, text, others }: ExerciseFolder, sampling: boolean): LoadedExercise {
  const known = loaded.get(digest)
  if (known !== undefined && (known.sampled || !sampling)) return known.read
  const files = new Map<string, Uint8Array>(others.map((path) => [path, new Uint8Array()]))
  if (text) files.set(exerciseFile, text)
  const read = loadExercise(files, { sampling })
  loaded.set(digest, { read, sampled: sampling })
  return read
}

function look(folder: ExerciseFolder, wanted: ExerciseWanted<'preview'>): ExerciseAnswer {
  try {
    const read = load(folder, wanted.sampling)
    return read.ok ? lookAt(read.exercise, wanted) : { loads: false, problems: read.problems, checked: true }
  } catch (error) {
    // A loader that throws is a mistake of ours, but the author can get round it.
    const says = `Loading it crashed: ${messageOf(error)}.`
    const fix = 'Take back the latest change, and tell the maintainers of Roundtrip.'
    return { loads: false, problems: [{ file: exerciseFile, line: 1, says, fix }], checked: true }
  }
}

function lookAt(exercise: Exercise, { seed, response }: ExerciseWanted<'preview'>): ExerciseAnswer {
  const facts = factsOf(exercise)
  if (seed === null) return { loads: true, facts, preview: null, result: null, crash: null }
  try {
    const preview = typesetPreview(previewExercise(exercise, seed))
    if (preview === null) return tooDeep()
    const judged = response === null ? null : judgeResponse(exercise, preview.parameters, response)
    const result = judged === null || 'unjudged' in judged ? judged : explainResult(judged, true)
    return { loads: true, facts, preview, result, crash: null }
  } catch (error) {
    return { loads: true, facts, preview: null, result: null, crash: messageOf(error) }
  }
}

/** Null when it cannot be rendered. */
function typesetPreview(preview: ExercisePreview): ShownPreview | null {
  try {
    const presented = typesetExercise(preview.presented)
    return { ...preview, presented, solution: typesetSolution(preview.solution) }
  } catch {
    return null
  }
}

function tooDeep(): ExerciseAnswer {
  const says = 'The text cannot be typeset: something in it is nested too deeply.'
  const fix = 'Look for quotations, lists or maths within each other, and for very long tables.'
  return { loads: false, problems: [{ file: exerciseFile, line: 1, says, fix }], checked: true }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500)
