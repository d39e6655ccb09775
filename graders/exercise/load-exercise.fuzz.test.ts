import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { glanceAtExercise } from '#graders/exercise/source/glance-exercise.ts'
import { setHeadLine } from '#graders/exercise/source/set-head-line.ts'
import { splitHints, splitSections } from '#graders/exercise/source/split-sections.ts'
import { fillTemplates, findMaths, findTemplates } from '#graders/exercise/source/template.ts'
import { fuzzReader } from '../../tests/support/fuzz/fuzz-reader.ts'

const root = path.resolve(import.meta.dirname, '../../exercises')
const documents = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === exerciseFile)
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
const words = [
  '---\n',
  '\n  - ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '&a',
  '*a',
  '<<: ',
  '!!js',
  '|\n',
  '>\n',
  '# ',
  '"',
  "'",
  '? ',
  '!!binary ',
  'id',
  'title',
  'parameters',
  'parts',
  'kind',
  'number',
  'answer',
  'let',
  'tests',
  'require',
  '{{rtt}}',
  '$x$',
  '## Statement\n',
  '## Hints\n',
  '## Solution\n',
  '{{diagram a}}',
  '~~~\n',
  '```\n',
  '$$',
  '{{',
  '}}',
]

fuzzReader({
  name: 'exercise.md',
  read(text) {
    const files = new Map([[exerciseFile, new TextEncoder().encode(text)]])
    const loaded = loadExercise(files)
    glanceAtExercise(files)
    if (loaded.ok) return
    const lines = text.split('\n').length
    const isSound = loaded.problems.every(({ line, says }) => line >= 1 && line <= lines && says !== '')
    if (!isSound || loaded.problems.length === 0) throw new Error(JSON.stringify(loaded.problems))
  },
  words,
  documents,
  charactersMax: 20_000,
  // YAML, which is read by a library.
  libraryMs: 2_000,
})

fuzzReader({
  name: 'sections, hints, templates and maths',
  read(text) {
    splitSections(text, 1)
    splitHints(text)
    findTemplates(text)
    fillTemplates(text, () => 'x')
    findMaths(text)
    setHeadLine(text, 'id', 'x')
  },
  words,
  documents,
  charactersMax: 200_000,
})
