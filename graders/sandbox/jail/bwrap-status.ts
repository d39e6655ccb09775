// What bwrap says about a cell or a jail on its status pipe: lines of JSON, one with the first process's pid as soon as it
// exists, one with the exit code, which is there only if the program was really started.
import type { Readable } from 'node:stream'
import * as z from 'zod'

const StatusLineSchema = z.union([
  z.object({ 'child-pid': z.int().min(2) }),
  z.object({ 'exit-code': z.int() }),
])
const statusBytesMax = 4096

export interface BwrapStatus {
  /** Pid 1 of the new namespace, as numbered where bwrap was started. */
  firstPid: number | null
  exitCode: number | null
  /** Resolves to that pid once it is told, which is never when the namespaces could not be made. */
  known: Promise<number>
  /** Resolves when bwrap has closed its end. */
  closed: Promise<void>
}

/** Follows the status pipe; the returned object is filled as lines arrive. */
export function followBwrapStatus(pipe: Readable): BwrapStatus {
  let text = ''
  const known = Promise.withResolvers<number>()
  const status: BwrapStatus = {
    firstPid: null,
    exitCode: null,
    known: known.promise,
    closed: new Promise((resolve) => {
      pipe.once('close', () => resolve())
    }),
  }
  pipe.setEncoding('utf8')
  pipe.on('error', () => pipe.destroy())
  pipe.on('data', (chunk: string) => {
    text = (text + chunk).slice(-statusBytesMax)
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      const parsed = StatusLineSchema.safeParse(parseJson(line))
      if (!parsed.success) continue
      if ('child-pid' in parsed.data) {
        status.firstPid = parsed.data['child-pid']
        known.resolve(status.firstPid)
      } else status.exitCode = parsed.data['exit-code']
    }
  })
  return status
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
