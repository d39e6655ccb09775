// ./roundtrip grade over a course's programs, all different, one at a time and two at a time: submissions and checks a
// second, and for each check the processor's time, with all that it started; and the largest of its processes. Verdicts are compared between the two: being busier must not change one.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'

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

/** Runs a command, and says what it and all that it started took: Node counts no time of those that others waited for. */
const accountant = `import json, resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"code": code, "cpuSeconds": used.ru_utime + used.ru_stime, "largestMb": used.ru_maxrss / 1024}))
`
const AccountSchema = z.strictObject({ code: z.int(), cpuSeconds: z.number(), largestMb: z.number() })

interface Graded extends z.infer<typeof AccountSchema> {
  seconds: number
  scores: string[]
  /** Those that ran: none that was skipped. */
  checks: number
}

function grade(jobs: number): Graded {
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
  const command = [process.execPath, ...args, '--seed', 'bench']
  const { stdout } = spawnSync('python3', ['-c', accountant, ...command], { cwd: root, encoding: 'utf8' })
  const seconds = (performance.now() - startedAt) / 1_000
  const rows = readFileSync(path.join(out, 'results.csv'), 'utf8').split('\r\n').slice(1, -1)
  // Id, status and score: names here hold no comma.
  const cells = rows.map((row) => row.split(','))
  const scores = cells.map((row) => `${row[0]} ${row[4]} ${row[5]}`)
  const checks = cells.reduce((sum, row) => sum + Number(row[8]) + Number(row[9]), 0)
  return { ...AccountSchema.parse(JSON.parse(stdout)), seconds, scores, checks }
}

try {
  const runs = [1, 2].map((jobs) => ({ jobs, ...grade(jobs) }))
  const [one, two] = runs
  // A program that wins or loses a race by luck is told here, with both scores.
  const different = (one?.scores ?? []).flatMap((score, at) => {
    const other = two?.scores[at]
    return score === other ? [] : [`${score}, with two at a time ${other}`]
  })
  const table = runs.map(({ jobs, seconds, code, checks, cpuSeconds, largestMb }) => ({
    jobs,
    submissions: students,
    seconds: Number(seconds.toFixed(1)),
    'submissions a second': Number((students / seconds).toFixed(2)),
    checks,
    'checks a second': Number((checks / seconds).toFixed(1)),
    'ms of processor time a check': Math.round((1_000 * cpuSeconds) / Math.max(1, checks)),
    'largest process, MB': Math.round(largestMb),
    'exit code': code,
  }))
  console.table(table)
  for (const both of different) console.error(`Not the same verdict: ${both}`)
  console.log(
    JSON.stringify({ bench: 'grade', lab, programs: programs.length, table, different: different.length }),
  )
  if (different.length > 0 || runs.some(({ code }) => code !== 0)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
