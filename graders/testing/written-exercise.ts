// For tests: an exercise from text.
import { type Exercise } from '#graders/exercise/exercise.ts'
import { type LoadedExercise, loadExercise } from '#graders/exercise/load-exercise.ts'

/** A small sound exercise; line 1 is the opening ---. Tests change one line of it. */
export const soundExercise = `---
id: sound
title: A sound exercise
version: 1
topic: test/sound
parameters:
  rtt: { integer: [20, 200], step: 10, unit: ms }
  objects: { integer: [4, 12] }
let:
  plain: 2 * rtt
require: [ objects * rtt > 100 ms ]
parts:
  - id: total
    kind: number
    ask: How long do {{objects}} objects take?
    unit: ms
    answer: objects * plain
    tolerance: 1%
    misconceptions:
      - { id: once, value: plain, says: "{{plain}} is one object's time." }
tests:
  - { response: { total: "{{objects * plain}}" }, score: 1 }
  - { response: { total: "{{plain}}" }, score: 0, misconception: once }
---
## Statement
There are {{objects}} objects.

## Solution
It takes {{answer total}}.
`

export function loadText(text: string, others: Readonly<Record<string, string>> = {}): LoadedExercise {
  const files = Object.entries({ 'exercise.md': text, ...others })
  return loadExercise(new Map(files.map(([path, content]) => [path, new TextEncoder().encode(content)])))
}

export function exerciseFrom(text: string): Exercise {
  const loaded = loadText(text)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2))
  return loaded.exercise
}
