// Records which system calls programs in jails make, with strace: a stand-in for bubblewrap that, in a cell, starts the
// real one below strace, and hands the cell a folder for what that writes.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findTool } from '#graders/sandbox/host/find-tool.ts'

const neverReturns = new Set(['exit', 'exit_group'])

export interface CallRecorder {
  /** To be given to `startCell`. */
  bwrap: string
  /**
   * What programs of this interpreter asked so far, by name, sorted: calls that were let through, and calls that the
   * filter answered. A cell starts interpreters of several kinds ahead of time, whatever its program turns out to be.
   */
  read(interpreter: RegExp): { made: string[]; refused: string[] }
  /** Removes what was recorded. */
  remove(): void
}

/** Null where strace is not installed. */
export function makeCallRecorder(): CallRecorder | null {
  const [strace, real] = [findTool('strace'), findTool('bwrap')]
  if (strace === null || real === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'roundtrip-calls-'))
  chmodSync(folder, 0o755)
  const traces = mkdtempSync(join(folder, 'traces-'))
  // Cells have uids of their own.
  chmodSync(traces, 0o777)
  const bwrap = join(folder, 'bwrap')
  writeFileSync(
    bwrap,
    `#!/bin/sh
if [ -e /opt/roundtrip ]; then
  read -r name </proc/sys/kernel/random/uuid
  exec ${strace} -f -qq -s 0 -e signal=none -o "/traces/$name" ${real} "$@"
fi
exec ${real} --bind ${traces} /traces "$@"
`,
    { mode: 0o755 },
  )
  return {
    bwrap,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    read: (interpreter) => {
      const found = readdirSync(traces)
        .map((name) => readTrace(readFileSync(join(traces, name), 'latin1')))
        .filter(({ program }) => interpreter.test(program))
      const names = (of: 'made' | 'refused'): string[] =>
        [...new Set(found.flatMap((trace) => [...trace[of]]))].toSorted()
      return {
        made: names('made'),
        refused: names('refused').filter((name) => !names('made').includes(name)),
      }
    },
  }
}

/**
 * Lines are "pid name(arguments) = result", a call that another process came in between is two of them. The jail is being
 * made until its process has become prlimit; that process and all that come from it are the program.
 */
export function readTrace(text: string): { program: string; made: Set<string>; refused: Set<string> } {
  const lines = text.split('\n').flatMap((line) => {
    const [, pid = '', name, rest = ''] = /^(\d+) +(?:<\.\.\. )?(\w+)(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [{ pid, name, rest }]
  })
  // What clone() returns is a number in the jail's own namespace; who comes after that moment is the program's all the same.
  const began = lines.findIndex(
    ({ name, rest }) => name === 'execve' && rest.startsWith('("/usr/bin/prlimit"'),
  )
  const before = new Set(lines.slice(0, Math.max(0, began)).map(({ pid }) => pid))
  before.delete(lines[began]?.pid ?? '')
  const starts = lines.slice(began + 1).find(({ name }) => name === 'execve')
  const program = began < 0 ? '' : (/^\("([^"]*)"/.exec(starts?.rest ?? '')?.[1] ?? '')
  const made = new Set<string>()
  const refused = new Set<string>()
  for (const { pid, name, rest } of began < 0 ? [] : lines.slice(began)) {
    if (before.has(pid) || rest.endsWith('<unfinished ...>')) continue
    // Killed before it had an answer: strace then names the call from registers that mean nothing any more.
    if (rest.endsWith('= ?') && !neverReturns.has(name)) continue
    const error = /= -1 (E[A-Z]+) \([^)]*\)$/.exec(rest)?.[1]
    if (error === 'ENOSYS' || (error === 'EPERM' && name !== 'kill')) refused.add(name)
    else made.add(name)
  }
  return { program, made, refused }
}
