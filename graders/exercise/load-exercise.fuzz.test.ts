import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { glanceAtExercise } from '#graders/exercise/source/glance-exercise.ts'
import { setHeadLine } from '#graders/exercise/source/set-head-line.ts'
import { splitHints, splitSections } from '#graders/exercise/source/split-sections.ts'
import { fillTemplates, findMaths, findTemplates } from '#graders/exercise/source/template.ts'
import { checkSentences } from '../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../tests/support/fuzz/fuzz-reader.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const root = path.resolve(import.meta.dirname, '../../exercises')
const exercises = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => path.basename(file) === exerciseFile,
)
const documents = shareOfToday(exercises, 12, (file) => path.dirname(file)).map((file) =>
  readFileSync(path.join(root, file), 'utf8'),
)
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
    checkSentences(...loaded.problems.flatMap(({ says, fix }) => [says, fix]))
    const lines = text.split('\n').length
    const isSound = loaded.problems.every(({ line }) => line >= 1 && line <= lines)
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
