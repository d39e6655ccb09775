// Loads, shows and judges what authors write, outside the thread that serves everybody.
//
// How this works. One thread is started with the first question and kept. Questions are answered one at a time, those
// that somebody waits for before the others; the time of each counts from its own start. One that takes too long ends the thread, and the next question
// starts another. A thread that nobody asked for a while ends, too.

import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { ExerciseAnswer, ExerciseQuestion } from '#server/authoring/exercise-thread-protocol.ts'
import { limitThread } from '#server/authoring/limit-thread.ts'

/** As it stands in the checkout, where the site is started: Node runs it by itself, and no bundler looks for it. */
const threadFile = 'server/authoring/exercise-thread.ts'
/** Of computing: what waits for a processor does not count. */
const usualLimitMs = 10_000
const idleMs = 10 * 60_000
const waitingMax = 40
const heapMb = 384

interface Asked {
  question: ExerciseQuestion
  limitMs: number
  background: boolean
  answered: (answer: ExerciseAnswer) => void
}
interface Holder {
  thread: Worker | null
  waiting: Asked[]
  busy: boolean
  idle: NodeJS.Timeout | undefined
}

// One thread per process, also across Next's hot reloads.
const shared = globalThis as typeof globalThis & { roundtripExerciseThread?: Holder }
const holder = (shared.roundtripExerciseThread ??= {
  thread: null,
  waiting: [],
  busy: false,
  idle: undefined,
})

/** Always answers: what takes longer than `limitMs`, needs too much memory or comes when too much waits is answered as
 * a problem of the exercise that says so. */
export function askExerciseThread(
  question: ExerciseQuestion,
  { limitMs = usualLimitMs, background = false }: { limitMs?: number; background?: boolean } = {},
): Promise<ExerciseAnswer> {
  if (holder.waiting.filter((other) => other.background === background).length >= waitingMax) {
    return Promise.resolve(trouble('Too many exercises are being checked at once.', 'Try again in a moment.'))
  }
  return new Promise((answered) => {
    const asked = { question, limitMs, background, answered }
    const behind = holder.waiting.findIndex((other) => other.background)
    if (background || behind < 0) holder.waiting.push(asked)
    else holder.waiting.splice(behind, 0, asked)
    void work()
  })
}

/** Ends the thread; the next question starts another. */
export async function stopExerciseThread(): Promise<void> {
  clearTimeout(holder.idle)
  const { thread } = holder
  holder.thread = null
  await thread?.terminate()
}

async function work(): Promise<void> {
  if (holder.busy) return
  holder.busy = true
  clearTimeout(holder.idle)
  for (let next = holder.waiting.shift(); next !== undefined; next = holder.waiting.shift()) {
    next.answered(await ask(next))
  }
  holder.busy = false
  holder.thread?.unref()
  holder.idle = setTimeout(() => void stopExerciseThread(), idleMs).unref()
}

function ask({ question, limitMs }: Asked): Promise<ExerciseAnswer> {
  const thread = (holder.thread ??= startThread())
  thread.ref()
  return new Promise((resolve) => {
    const settle = (answer: ExerciseAnswer, keep: boolean) => {
      unwatch()
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (!keep) {
        if (holder.thread === thread) holder.thread = null
        void thread.terminate()
      }
      resolve(answer)
    }
    const onMessage = ({ answer }: { answer: ExerciseAnswer }) => settle(answer, true)
    const onError = (error: Error) => settle(crashed(error), false)
    const onExit = () => settle(crashed(new Error('its thread ended')), false)
    const unwatch = limitThread(thread, limitMs, () => settle(tooSlow(limitMs), false))
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage({ question })
  })
}

function startThread(): Worker {
  const thread = new Worker(path.resolve(threadFile), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
  })
  // What goes wrong between two questions is nobody's to hear; the next one starts another thread.
  thread.on('error', () => {})
  thread.on('exit', () => {
    if (holder.thread === thread) holder.thread = null
  })
  return thread
}

const trouble = (says: string, fix: string): ExerciseAnswer => ({
  loads: false,
  problems: [{ file: exerciseFile, line: 1, says, fix }],
  checked: false,
})

const tooSlow = (limitMs: number) =>
  trouble(
    `Checking it took more than ${limitMs / 1_000} s of computing and was stopped.`,
    'Look for a formula, requirement or policy with far too many cases, and take back the latest change.',
  )

const crashed = (error: Error) =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? trouble(`Checking it needed more than ${heapMb} MB of memory.`, 'Make it smaller.')
    : trouble(
        `Checking it crashed: ${error.message.slice(0, 300)}.`,
        'Take back the latest change, and tell the maintainers of Roundtrip.',
      )
