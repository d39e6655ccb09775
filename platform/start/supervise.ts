// Keeps one program running: started again when it ends by itself, later and later when it keeps ending.
//
// How this works. The child gets a channel to us and must end when that closes, so that nothing outlives a killed
// parent. It is in a process group of its own: Ctrl-C reaches us alone, and we end our children in the order that suits
// them.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { boundLog } from '#server/bound-log.ts'

export interface ProgramToStart {
  /** For people: "the web server". */
  name: string
  /** Arguments of the Node that runs us. */
  args: readonly string[]
  env: Readonly<Record<string, string>>
  logFile: string
}

export interface SupervisedProgram {
  pid(): number | null
  /** What it wrote last, at most 4 KB. */
  lastWords(): string
  /** SIGTERM, then SIGKILL when it takes too long or `hurry` is called. Resolves when it is gone. */
  stop(): Promise<void>
  hurry(): void
}

const firstPauseMs = 250
const longestPauseMs = 30_000
/** One that lived this long starts again without delay. */
const healthyMs = 60_000
const stopTimeoutMs = 20_000

/** How what was told to end, by whoever looks after the machine, is gone. */
const toldToEnd = ['SIGTERM', 'SIGINT', 'SIGHUP']

/**
 * @param onChange called with a sentence when it ended, and with null when it was started; `isAlarm` when nobody told
 *   it to end
 */
export function supervise(
  program: ProgramToStart,
  onChange: (event: string | null, isAlarm: boolean) => void,
): SupervisedProgram {
  let child: ChildProcess
  let restart: NodeJS.Timeout | undefined
  let stopping = false
  let pauseMs = firstPauseMs
  let logStart = 0

  const endBounding = boundLog(program.logFile)
  const start = (): void => {
    mkdirSync(path.dirname(program.logFile), { recursive: true, mode: 0o700 })
    const log = openSync(program.logFile, 'a', 0o600)
    logStart = statSync(program.logFile).size
    const startedAt = Date.now()
    child = spawn(process.execPath, program.args, {
      env: { ...process.env, ...program.env },
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    onChange(null, false)
    child.once('exit', (code, signal) => {
      if (stopping) return
      const wasTold = code === 0 || toldToEnd.includes(signal ?? '')
      if (wasTold || Date.now() - startedAt > healthyMs) pauseMs = firstPauseMs
      const how = wasTold ? 'was told to end' : `ended with ${signal ?? `status ${code}`}`
      onChange(`${program.name} ${how}; it starts again in ${pauseMs / 1_000} s.`, !wasTold)
      restart = setTimeout(start, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }
  start()

  const running = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    pid: () => (running() ? (child.pid ?? null) : null),
    lastWords() {
      const log = readFileSync(program.logFile)
      // A log that was emptied meanwhile holds nothing of an earlier run.
      const own = log.subarray(log.length < logStart ? 0 : logStart)
      return own.subarray(-4_096).toString('utf8').trim()
    },
    hurry: () => child.kill('SIGKILL'),
    async stop() {
      stopping = true
      clearTimeout(restart)
      endBounding()
      if (!running()) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
      await gone
      clearTimeout(timer)
    },
  }
}
