// The grading worker: takes grading runs from the queue and judges them in the sandbox. Any number of them, on any
// number of machines, work on one database. Ends on SIGTERM and SIGINT, and when its parent goes away: runs in hand
// are given back. Killed, its runs are taken up by another within half a minute.
import { availableParallelism } from 'node:os'
import { PgBoss } from 'pg-boss'
import pino from 'pino'
import * as z from 'zod'
import { database } from '#server/database/client.ts'
import { databaseUrl } from '#server/env.ts'
import { listenToQueue } from '#server/events/listen-to-queue.ts'
import { closeSittings } from '#server/exams/close-sittings.ts'
import { noticeWaiting } from '#server/feedback/notice-waiting.ts'
import { anotherWorkerCanGrade } from '#server/grading/another-worker-can-grade.ts'
import { registerWorker, unregisterWorker } from '#server/grading/register-worker.ts'
import { requeueFaulted } from '#server/grading/requeue-faulted.ts'
import { workerBeatMs } from '#server/grading/worker-alive.ts'
import { noteScores } from '#server/lti/scores/note-scores.ts'
import { connectionsMax } from '#server/mail/open-post.ts'
import { noticeDueSoon } from '#server/notices/notice-due-soon.ts'
import { noticeFaults } from '#server/notices/notice-faults.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import {
  gradingQueue,
  mailQueue,
  rightQueue,
  scoreQueue,
  similarityQueue,
  variantsQueue,
} from '#server/queue/queue-settings.ts'
import { dropOutdated } from '#server/retention/drop-outdated.ts'
import { compareSimilar } from './compare-similar.ts'
import { gradeRun } from './grade-run.ts'
import { recordRight } from './record-right.ts'
import { SandboxKeeper } from './sandbox-keeper.ts'
import { startMail } from './send-mail.ts'
import { sendPoints } from './send-points.ts'
import { stopSignal } from './stop-signal.ts'
import { takeJobs } from './take-jobs.ts'
import { testVariants } from './test-variants.ts'

/** How often the queue looks for jobs whose worker died; a dead worker's job is free after 10 s and this. */
const superviseSeconds = 2
/** How often a worker that can judge looks for submissions that another one gave up for want of a sandbox: those in
 * its hands when this one started were missed then. */
const requeueMs = secondsWanted('ROUNDTRIP_REQUEUE_SECONDS', 60) * 1_000
/** How often it is looked for what is due within a day, and for what could not be judged. */
const tellMs = 5 * 60_000
/** How often it is looked for work that waits for staff. */
const tellWaitingMs = 3_600_000
/** How often a worker looks for exams that ended. */
const examMs = 3_000
/** How often it is looked for points that a learning platform does not know yet. */
const notingMs = secondsWanted('ROUNDTRIP_LTI_SECONDS', 30) * 1_000
/** Points sent at once. */
const sendersMax = 2
/** How often it is looked for what the operator does not keep any longer. */
const dropMs = 3_600_000
/** Cells kept ready, 40 MB each. */
const warmMax = 2

const RunJobSchema = z.looseObject({ runId: z.string() })

const log = pino({ name: 'worker', base: { pid: process.pid } }, pino.destination({ dest: 2, sync: true }))
const id = crypto.randomUUID()
const signal = stopSignal((because) => log.info(`Ending: ${because}.`))

const slots = slotsWanted()
await prepareQueue()
const sandbox = await SandboxKeeper.start(Math.min(slots, warmMax), () => gradeWhatWaitedForIt('repaired'))
if (sandbox.status.available) log.info('The sandbox holds; labs are graded here.')
else if (!signal.aborted) log.warn(`Sandbox unavailable: ${sandbox.status.because} ${sandbox.status.remedy}`)
await registerWorker(id, sandbox.status)

const boss = new PgBoss({
  connectionString: databaseUrl(),
  application_name: 'roundtrip-worker',
  max: 4,
  schedule: false,
  migrate: false,
  createSchema: false,
  superviseIntervalSeconds: superviseSeconds,
  monitorIntervalSeconds: superviseSeconds,
})
boss.on('error', (error) => alarm(error, 'The queue had a problem.'))
await boss.start()

/** Awaited at the end: a worker that is gone must not be entered as alive after it was taken out. */
let entering: Promise<void> = Promise.resolve()
const alive = setInterval(() => {
  sandbox
    .probeAgain()
    .then(() => {
      if (!signal.aborted) entering = registerWorker(id, sandbox.status)
      return entering
    })
    .catch((error: unknown) => alarm(error, 'The database could not be told that this worker is alive.'))
}, workerBeatMs)

/** Once at the start as well: a worker that was away for a day has something to tell. */
const tell = () => {
  noticeDueSoon().catch((error: unknown) => alarm(error, 'Nobody could be told what is due soon.'))
  noticeFaults().catch((error: unknown) => alarm(error, 'Staff could not be told of what was not judged.'))
}
tell()
const telling = setInterval(tell, tellMs)
const tellWaiting = () => {
  noticeWaiting().catch((error: unknown) => alarm(error, 'Staff could not be told what waits for them.'))
}
tellWaiting()
const tellingWaiting = setInterval(tellWaiting, tellWaitingMs)

let closing = closeEnded()
const examining = setInterval(() => {
  closing = closing.then(closeEnded)
}, examMs)

let noting = notePoints()
const notingTimer = setInterval(() => {
  noting = noting.then(notePoints)
}, notingMs)
const dropOld = () => {
  dropOutdated().catch((error: unknown) => alarm(error, 'What is not kept any longer could not be dropped.'))
}
dropOld()
const dropping = setInterval(dropOld, dropMs)

const requeueing = setInterval(() => {
  if (sandbox.status.available) gradeWhatWaitedForIt('holds')
}, requeueMs)

let listening: Promise<void> | undefined
log.info(`Ready, with ${slots} ${slots === 1 ? 'slot' : 'slots'}.`)
const wakes = new Set<() => void>()
const onWakeable = (wake: () => void) => {
  wakes.add(wake)
  listening ??= listenToQueue(() => {
    for (const each of wakes) each()
  }, signal)
}
const testing = takeJobs({
  boss,
  queue: variantsQueue,
  // One thread of its own at a time: students' programs come first.
  slots: 1,
  signal,
  onWakeable,
  mayTake: async () => true,
  work: (data, stop, retries) => testVariants(data, stop, retries),
  log: (error, what) => log.error({ err: error }, what),
})
const mail = startMailOrSay()
const mailing =
  mail &&
  takeJobs({
    boss,
    queue: mailQueue,
    slots: connectionsMax,
    signal,
    onWakeable,
    mayTake: async () => true,
    work: (data) => mail.send(data),
    log: (error, what) => log.error({ err: error }, what),
  })
const sending = takeJobs({
  boss,
  queue: scoreQueue,
  slots: sendersMax,
  signal,
  onWakeable,
  mayTake: async () => true,
  work: sendPoints,
  log: (error, what) => log.error({ err: error }, what),
})
const comparing = takeJobs({
  boss,
  queue: rightQueue,
  // One at a time, beside the slots: students' own programs come first.
  slots: 1,
  signal,
  onWakeable,
  mayTake: async () => sandbox.status.available,
  work: (data, stop) => recordRight(data, { takeCell: () => sandbox.takeCell(), signal: stop }),
  log: (error, what) => log.error({ err: error }, what),
})
const likening = takeJobs({
  boss,
  queue: similarityQueue,
  slots: 1,
  signal,
  onWakeable,
  mayTake: async () => true,
  work: compareSimilar,
  log: (error, what) => log.error({ err: error }, what),
})
await takeJobs({
  boss,
  queue: gradingQueue,
  slots,
  signal,
  onWakeable,
  // Without a sandbox it would only use up the tries of a run that another worker can judge. When none can, it takes
  // runs all the same: the student is told why.
  mayTake: async () => sandbox.status.available || !(await anotherWorkerCanGrade(id)),
  work: (data, stop) =>
    gradeRun(RunJobSchema.parse(data).runId, {
      takeCell: () => sandbox.takeCell(),
      signal: stop,
      onFault: (run, fault) => log.error({ run, fault }, 'A run could not be judged.'),
    }),
  log: (error, what) => log.error({ err: error }, what),
})

await Promise.all([testing, comparing, likening, sending])
await mailing
mail?.close()

clearInterval(alive)
clearInterval(requeueing)
clearInterval(dropping)
clearInterval(telling)
clearInterval(tellingWaiting)
clearInterval(examining)
clearInterval(notingTimer)
await closing
await noting
await sandbox.close()
await listening
await boss.stop({ graceful: false, close: true })
await stopSender()
await entering.catch(() => {})
await unregisterWorker(id).catch(() => {})
await database.$disconnect()
// A handle that something forgot must not keep an ended worker.
process.exit(0)

/** Submissions that found no sandbox are judged once there is one. */
function gradeWhatWaitedForIt(sandbox: 'repaired' | 'holds'): void {
  requeueFaulted(sandbox)
    .then(
      (count) => count > 0 && log.info(`${count} submissions that found no sandbox are back in the queue.`),
    )
    .catch((error: unknown) => alarm(error, 'Submissions that found no sandbox stay unjudged for now.'))
}

/** Exams whose time is over are handed in, and shown when they are to be; one call at a time. */
async function closeEnded(): Promise<void> {
  try {
    const count = signal.aborted ? 0 : await closeSittings()
    if (count > 0) log.info(`${count} ${count === 1 ? 'exam is' : 'exams are'} handed in.`)
  } catch (error) {
    alarm(error, 'Exams that ended are handed in later.')
  }
}

/** Points that a learning platform does not know are queued; one call at a time. */
async function notePoints(): Promise<void> {
  try {
    if (!signal.aborted) await noteScores()
  } catch (error) {
    alarm(error, 'Points for learning platforms are noted later.')
  }
}

/** What fails because this worker was told to stop is no news. */
function alarm(error: unknown, what: string): void {
  if (!signal.aborted) log.warn({ err: error }, what)
}

/** Settings of mail that cannot be meant keep nobody from being graded. */
function startMailOrSay(): ReturnType<typeof startMail> {
  try {
    return startMail((mailId, because) => log.warn({ mailId, because }, 'A letter could not be sent.'))
  } catch (error) {
    log.error(`No mail is sent from here: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

function secondsWanted(variable: string, usual: number): number {
  const wanted = Number(process.env[variable])
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= 3_600 ? wanted : usual
}

/** Programs judged at once: one per processor, or what ROUNDTRIP_SLOTS says. */
function slotsWanted(): number {
  const wanted = Number(process.env.ROUNDTRIP_SLOTS)
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= 64
    ? wanted
    : Math.min(8, availableParallelism())
}
