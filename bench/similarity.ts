// Four hundred programs of one item, all with the same starter, among them copies that were renamed, reordered and stripped
// of comments: until all pairs are compared. Exits with 1 when a copy is not found, when anything else is, or when it takes
// ten seconds.
import { comparePrograms } from '#server/similarity/compare-programs.ts'
import { thresholdOf } from '#server/similarity/threshold-of.ts'
import {
  makePrograms,
  renamed,
  starterOfTests,
  stripped,
  withFunctionsReordered,
} from '#server/testing/similar-programs.ts'

const students = 400
const secondsMax = 10
const made = makePrograms(students - 3, 'bench')
const [first, second, third] = made
if (!first || !second || !third) throw new Error('No programs were made.')
const copies = [
  { name: 'renamed', of: first, text: renamed(first.text) },
  { name: 'reordered', of: second, text: withFunctionsReordered(second.text) },
  {
    name: 'stripped, renamed and reordered',
    of: third,
    text: stripped(renamed(withFunctionsReordered(third.text))),
  },
]
const programs = [...made, ...copies].map(({ name, text }) => ({
  of: { submissionId: name, itemId: 'bench' },
  people: [name],
  own: true,
  files: async () => [{ path: 'main.py', bytes: Buffer.from(text) }],
}))
const startedAt = performance.now()
const result = await comparePrograms(programs, [{ path: 'main.py', bytes: Buffer.from(starterOfTests) }], {
  signal: new AbortController().signal,
  onRead: async () => true,
})
const seconds = (performance.now() - startedAt) / 1_000
if (result === null) throw new Error('It was stopped.')

const threshold = thresholdOf(result.pairsByPercent)
const nameOf = (at: number) => {
  const of = result.programs[at]?.of
  return of !== undefined && 'submissionId' in of ? of.submissionId : '?'
}
const found = result.pairs
  .filter(({ similarity }) => similarity * 100 >= threshold)
  .map(({ left, right, similarity }) => ({
    left: nameOf(left),
    right: nameOf(right),
    percent: Math.round(similarity * 100),
  }))
const missed = copies.filter(
  ({ name, of }) => !found.some(({ left, right }) => left === of.name && right === name),
)
console.table(found)
console.log(
  `${students} programs, ${(students * (students - 1)) / 2} pairs: ${seconds.toFixed(1)} s, threshold ${threshold} %.`,
)
console.log(JSON.stringify({ bench: 'similarity', students, seconds, threshold, found: found.length }))
if (missed.length > 0 || found.length > copies.length || seconds >= secondsMax) {
  console.error(`Missed: ${missed.map(({ name }) => name).join('; ') || 'none'}.`)
  process.exitCode = 1
}
