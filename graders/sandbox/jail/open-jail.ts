// How this works: a jail is bwrap started by the harness, with three pipes as its standard streams. bwrap tells the pid of
// the jail's first process, and lets it go on to the program when we say that it is counted.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { Duplex, Readable, Writable } from 'node:stream'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'
import { type BwrapStatus, followBwrapStatus } from '#graders/sandbox/jail/bwrap-status.ts'
import { type JailPurpose, jailCommand } from '#graders/sandbox/jail/jail-command.ts'
import { jailStarted } from '#graders/sandbox/jail/jail-started.ts'
import type { SupplySet } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailBwrap } from '#graders/sandbox/jail/jailed-runtimes.ts'
import type { JailMeter } from '#graders/sandbox/meters/jail-meter.ts'
import { openMeter } from '#graders/sandbox/meters/open-meter.ts'

export const jailFilterPath = '/tmp/jail-filter.bpf'

const jailStartMsMax = 15_000

export interface OpenJail {
  child: ChildProcess
  status: BwrapStatus
  supplies: SupplySet
  meter: JailMeter
}

/** A jail that is being made, its first process still bwrap's own. */
export interface ClosedJail extends OpenJail {
  /** Lets it go on to what it is for. False when it could not be made, or counted. */
  letIn: () => Promise<boolean>
  /** Our end of the pair of sockets whose other end it has as descriptor 6, when it was asked for. */
  orders: Duplex | null
}

/** @throws when the machine cannot count it, or start bwrap */
export function makeJail(
  purpose: JailPurpose & { network: Pick<CheckNetwork, 'namespace'>; ordered: boolean },
  supplies: SupplySet,
): ClosedJail {
  const meter = openMeter(purpose.limits)
  const { stdin, stdout, stderr } = supplies
  const filter = openSync(jailFilterPath, 'r')
  const [command = '', ...words] = inNetwork(purpose.network, [jailBwrap, ...jailCommand(purpose, supplies)])
  const child = spawn(command, words, {
    stdio: [
      stdin.read,
      stdout.write,
      stderr.write,
      filter,
      'pipe',
      'pipe',
      ...(purpose.ordered ? (['pipe'] as const) : []),
    ],
    env: bareEnvironment,
  })
  for (const fd of [filter, stdin.read, stdout.write, stderr.write]) closeSync(fd)
  const streams: readonly unknown[] = child.stdio
  const [statusPipe, gate, orders] = streams.slice(4)
  if (!(statusPipe instanceof Readable) || !(gate instanceof Writable))
    throw new Error('bwrap was started without its pipes')
  gate.on('error', () => gate.destroy())
  const status = followBwrapStatus(statusPipe)
  const letIn = async () => {
    await Promise.race([status.known, status.closed])
    const counted = countIn(meter, status)
    if (counted) gate.end('\n')
    return counted && (await jailStarted(status, jailStartMsMax))
  }
  return { child, status, supplies, meter, letIn, orders: orders instanceof Duplex ? orders : null }
}

/** A network is entered by who starts the jail: the jail itself makes none, and has no right to enter another. */
const inNetwork = ({ namespace }: Pick<CheckNetwork, 'namespace'>, command: string[]): string[] =>
  namespace === null ? command : ['/usr/bin/nsenter', `--net=${namespace}`, '--', ...command]

/** The program waits at the gate until its jail is counted. False when there is none to be counted. */
function countIn(meter: JailMeter, { firstPid }: BwrapStatus): boolean {
  try {
    if (firstPid !== null) meter.takeIn(firstPid)
    return firstPid !== null
  } catch (error) {
    // Most likely bwrap has given up, and says why.
    console.error('a jail was not counted:', error)
    return false
  }
}
