// ./roundtrip grade: a lab's checks, hidden ones too, against a whole course's programs, without web server or
// database. Results go to stdout, progress to stderr. Exit codes: 0 graded, 1 below a threshold, 2 interrupted,
// 3 faults remain, 4 usage, 5 nothing matched, 6 not all points given.
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { roleOf } from '#graders/labs/contract/program-role.ts'
import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { type FoundLab, findLab } from '../check/find-lab.ts'
import { gradeBatch } from '../grade/grade-batch.ts'
import { type GradeOptions, GradeOptionsSchema, matchesOnly, outFolder } from '../grade/grade-options.ts'
import { planSheet } from '../grade/output/grade-sheet.ts'
import { countFound, tellFound, tellResults } from '../grade/output/summary.ts'
import { type ResultsPlace, writeResults } from '../grade/output/write-results.ts'
import { findTarget } from '../grade/push/find-target.ts'
import { type Push, pushMarks, tellOwners } from '../grade/push/push-marks.ts'
import type { BatchStanding } from '../grade/run/batch-standing.ts'
import { usualJobs } from '../grade/run/job-count.ts'
import { openRun } from '../grade/run/open-run.ts'
import { resumeCommand } from '../grade/run/resume-command.ts'
import { makeRunFile } from '../grade/run/run-file.ts'
import { stopOnInterrupt } from '../grade/run/stop-on-interrupt.ts'
import {
  type FoundSubmission,
  type FoundSubmissions,
  findSubmissions,
} from '../grade/sources/find-submissions.ts'
import { readRoster } from '../grade/sources/roster.ts'

const exitCodes = {
  graded: 0,
  below: 1,
  interrupted: 2,
  faults: 3,
  usage: 4,
  nothing: 5,
  notGiven: 6,
} as const
const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const sourcesMax = 1_000

export const gradeCommand = new Command('grade')
  .description(
    'grade the submissions in zips or folders, as Moodle, Canvas, Gradescope and nbgrader hand them out',
  )
  .argument('<lab>', 'the id of the lab, for example tcp-uppercase-client')
  .argument('<source...>', 'zips or folders with submissions')
  .option('--layout <name>', 'auto, moodle, canvas, gradescope, nbgrader or flat')
  .option('--roster <csv>', "the course's students: ids and names, and who handed nothing in")
  .option('--grade-column <heading>', 'which assignment of a Canvas gradebook takes the marks')
  .option('--entry <file>', 'the file to start in every program that has it; others are looked at as usual')
  .option('--jobs <n>', 'programs at once; as many as the machine bears unless you say')
  .option('--out <folder>', 'where results go; results-LAB unless you say')
  .option('--format <list>', 'of json, csv and junit; all of them unless you say')
  .option('--resume', 'go on with a run: what is graded stays, what faulted is tried again')
  .option('--only <pattern...>', 'grade students whose id or name fits, with * and ?')
  .option('--dry-run', 'say who handed in what, and grade nothing')
  .option('--fail-under <percent>', 'exit with 1 when a student has less')
  .option(
    '--push <address>',
    'give the points to the students of a lab’s page on a site; needs ROUNDTRIP_TOKEN',
  )
  .option('--strict', 'grade nothing unless everything is matched and can be run')
  .option('--seed <seed>', 'the same network and messages as another run with this seed')
  .addHelpText(
    'after',
    '\nExit codes: 0 graded, 1 below --fail-under, 2 interrupted, 3 faults remain, 4 usage, 5 nothing matched, 6 not all points given (--push).',
  )
  .action(async (labId: string, sources: string[], given: unknown) => {
    const parsed = GradeOptionsSchema.safeParse(given)
    const problem = parsed.success ? null : (parsed.error.issues[0]?.message ?? 'these options')
    process.exitCode = parsed.success
      ? await grade(labId, sources, parsed.data)
      : refuse(`Not understood: ${problem}. See ./roundtrip grade --help.`)
  })

async function grade(labId: string, sources: readonly string[], options: GradeOptions): Promise<number> {
  const searched = await findLab(labId)
  if (!searched.ok) return refuse(searched.says)
  const { lab } = searched
  if (sources.length > sourcesMax) return refuse(`At most ${sourcesMax} zips or folders at once.`)
  // Said first: nobody wants to hear it after unpacking.
  const sandbox = options.dryRun ? null : await probeSandbox()
  if (sandbox?.available === false) {
    tell(`Not graded, our side: ${sandbox.because}\n${sandbox.remedy}`)
    return exitCodes.faults
  }
  const roster = options.roster === undefined ? null : await readRoster(options.roster)
  if (roster?.ok === false) return refuse(roster.says)
  const sheet = roster === null ? null : planSheet(roster.roster, options.gradeColumn)
  if (sheet?.ok === false && sheet.isAsked) return refuse(sheet.says ?? 'There is no such column.')
  if (roster === null && options.gradeColumn !== undefined)
    return refuse('--grade-column names a column of the roster. Give the gradebook with --roster.')
  if (sheet?.ok === false && sheet.says !== null) tell(sheet.says)
  const target =
    options.push === undefined
      ? null
      : await findTarget(options.push, process.env.ROUNDTRIP_TOKEN, lab.exercise.id)
  if (target?.ok === false) return refuse(`${target.says} Nothing was graded.`)
  const push = target === null ? null : { target: target.result, roster: roster?.roster ?? null }
  const search = await findSubmissions(sources, {
    layout: options.layout,
    labId: lab.exercise.id,
    role: roleOf(lab.part.arguments),
    entry: options.entry,
    roster: roster?.roster ?? null,
    except: outFolder(options, lab.exercise.id),
  })
  if (!search.ok) return refuse(`${search.says} Nothing was graded.`)
  const { found } = search
  const wanted = new Set(
    found.submissions.filter(({ id, name, person }) => matchesOnly(options.only, [id, name, person])),
  )
  if (options.dryRun) {
    process.stdout.write(tellFound({ ...found, submissions: [...wanted] }))
    if (push !== null) process.stdout.write(tellOwners([...wanted], push))
    return wanted.size === 0 ? exitCodes.nothing : exitCodes.graded
  }
  tellWhoIsWho(found)
  if (wanted.size === 0) {
    tell('Nothing matched, so nothing was graded. --dry-run says why, entry by entry.')
    return exitCodes.nothing
  }
  if (options.strict && (found.unmatched.length > 0 || found.submissions.some(({ program }) => !program.ok)))
    return refuse('Nothing was graded: --strict asks that everything is matched and can be run.')
  return gradeFound(lab, found, wanted, {
    ...options,
    sources,
    sheet: sheet?.ok === true ? sheet.write : undefined,
    pushTo: push,
  })
}

/** From here on there is a folder for the run, which must be left in order however it ends. */
async function gradeFound(
  lab: FoundLab,
  found: FoundSubmissions,
  wanted: ReadonlySet<FoundSubmission>,
  options: GradeOptions & {
    sources: readonly string[]
    sheet: ResultsPlace['sheet']
    pushTo: Push | null
  },
): Promise<number> {
  const { seed, entry, resume, sheet, pushTo, ...told } = options
  const now = await makeRunFile(lab, { seed, entry }, told, projectFolder)
  const run = await openRun(outFolder(options, lab.exercise.id), now, {
    resume,
    seedGiven: seed !== undefined,
  })
  if (!run.ok) return refuse(run.says)
  const { opened } = run
  const place = { folder: opened.folder, formats: options.format, lab, run: opened.run, sheet }
  const usual = usualJobs()
  const jobs = options.jobs ?? usual.jobs
  tell(
    `${jobs} at once${options.jobs === undefined ? `: ${usual.because}` : ', as asked for'}. Ctrl-C stops; --resume goes on.`,
  )
  const interruption = stopOnInterrupt(exitCodes.interrupted, () =>
    tell('\nStopping: what runs may finish within 10 s. Once more ends at once.'),
  )
  try {
    const isWanted = (submission: FoundSubmission) => wanted.has(submission)
    const { submissions } = found
    const standings = await gradeBatch({ lab, opened, place, submissions, isWanted, jobs, interruption })
    const filled = await writeResults(standings, found.missing, place)
    process.stdout.write(tellResults(standings, lab, opened.folder, filled))
    if (interruption.stopping.aborted) {
      tell(`Interrupted. To go on:\n  ${resumeCommand(process.argv.slice(2))}`)
      return exitCodes.interrupted
    }
    const pushed =
      pushTo === null
        ? null
        : await pushMarks(
            standings.filter(({ submission }) => wanted.has(submission)),
            pushTo,
          )
    if (pushed !== null) process.stdout.write(pushed.says)
    const ended = endOf(standings, options)
    return ended === exitCodes.graded && pushed?.whole === false ? exitCodes.notGiven : ended
  } catch (error) {
    // A full disk, a folder taken away: nothing of ours is wrong, and nothing that was graded is lost.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    tell(
      `Stopped, our side: ${error.message}\nWhat was graded is kept. When it is mended, go on with:\n  ${resumeCommand(process.argv.slice(2))}`,
    )
    return exitCodes.faults
  } finally {
    interruption.dispose()
    await opened.close()
  }
}

function endOf(standings: readonly BatchStanding[], { failUnder }: GradeOptions): number {
  if (standings.some(({ state }) => state === 'faulted')) return exitCodes.faults
  const below = standings.filter((standing) => {
    if (failUnder === undefined || standing.state === 'waiting' || standing.state === 'faulted') return false
    return (standing.state === 'graded' ? standing.record.result.score * 100 : 0) < failUnder
  })
  if (below.length === 0) return exitCodes.graded
  tell(`${below.length} below ${failUnder} %.`)
  return exitCodes.below
}

function tellWhoIsWho(found: FoundSubmissions): void {
  for (const { source, says } of found.layouts) tell(`Layout of ${source}: ${says}.`)
  tell(countFound(found))
  if (found.unmatched.length > 0 || found.submissions.some(({ program }) => !program.ok))
    tell('--dry-run says of each unmatched or refused one why, and what to do.')
}

function tell(says: string): void {
  process.stderr.write(`${says}\n`)
}

function refuse(says: string): number {
  tell(says)
  return exitCodes.usage
}
