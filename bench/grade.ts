// ./roundtrip grade over a course's programs, all different, one at a time and two at a time: seconds in all, and for
// each. Verdicts are compared between the two: being busier must not change one.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const lab = 'tcp-uppercase-client'
const solutions = path.join(root, 'exercises/sockets', lab, 'solutions')
const students = Number(process.argv[2] ?? 100)

const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-bench-grade-'))
const programs = readdirSync(solutions).filter((name) => /\.(?:py|js|mjs)$/.test(name))
for (let student = 0; student < students; student += 1) {
  const name = programs[student % programs.length] ?? ''
  const own = path.join(folder, 'submissions', `student-${student}-${path.parse(name).name}`)
  mkdirSync(own, { recursive: true })
  // A remark makes each a program of its own: equal ones would be graded once.
  const remark = `\n${name.endsWith('.py') ? '#' : '//'} ${student}\n`
  writeFileSync(
    path.join(own, `main${path.extname(name)}`),
    readFileSync(path.join(solutions, name), 'utf8') + remark,
  )
}

function grade(jobs: number): { seconds: number; scores: string[]; code: number | null } {
  const out = path.join(folder, `results-${jobs}`)
  const args = [
    'cli/main.ts',
    'grade',
    lab,
    path.join(folder, 'submissions'),
    '--out',
    out,
    '--jobs',
    String(jobs),
  ]
  const startedAt = performance.now()
  const { status } = spawnSync(process.execPath, [...args, '--seed', 'bench'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const seconds = (performance.now() - startedAt) / 1_000
  const rows = readFileSync(path.join(out, 'results.csv'), 'utf8').split('\r\n').slice(1, -1)
  // Id, status and score: names here hold no comma.
  const scores = rows.map((row) => row.split(',')).map((cells) => `${cells[0]} ${cells[4]} ${cells[5]}`)
  return { seconds, scores, code: status }
}

try {
  const runs = [1, 2].map((jobs) => ({ jobs, ...grade(jobs) }))
  const [one, two] = runs
  const different = one?.scores.filter((score, at) => score !== two?.scores[at]) ?? []
  const table = runs.map(({ jobs, seconds, code }) => ({
    jobs,
    submissions: students,
    seconds: Number(seconds.toFixed(1)),
    'seconds each': Number((seconds / students).toFixed(2)),
    'exit code': code,
  }))
  console.table(table)
  for (const score of different) console.error(`Another verdict with two at a time: ${score}`)
  console.log(
    JSON.stringify({ bench: 'grade', lab, programs: programs.length, table, different: different.length }),
  )
  if (different.length > 0 || runs.some(({ code }) => code !== 0)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
