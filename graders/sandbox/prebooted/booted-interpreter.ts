// An interpreter that is started in its jail before there is a program for it. It serves one program and no second: what
// it was started for is the whole of its jail, as it is of one that is made for its program.
//
// How this works: the jail is the same, with the same filter and limits, but that its submission is an empty folder, to
// be read only from within. When a program comes, we put its files there, its names into the jail's /etc, and tell the
// interpreter by descriptor 6, which it closes before the program's first line. It says that it has understood; one that
// does not is thrown away, and the program starts in a jail of its own.
import type { ChildProcess } from 'node:child_process'
import { chmodSync, closeSync, copyFileSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { ProgramSpec, RunningProgram } from '#graders/sandbox/contract.ts'
import { discardSupplies, takeSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailedRuntimes, submissionFolder } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { type ClosedJail, makeJail } from '#graders/sandbox/jail/open-jail.ts'
import { furnishFor } from '#graders/sandbox/jail/start-program.ts'
import { killQuietly, superviseJail } from '#graders/sandbox/jail/supervise-jail.ts'
import { encodeOrder, taken } from '#graders/sandbox/prebooted/order.ts'

/** What has to be known of a program before it is there. */
export type BootedKind = Pick<ProgramSpec, 'runtime' | 'entry' | 'limits'>

const takenMsMax = 5_000

/** Whether one that was started as `kind` can serve a program: Node is told the file, Python has been. */
export function serves(kind: BootedKind, { runtime, entry, limits }: ProgramSpec): boolean {
  if (kind.runtime !== runtime || !isDeepStrictEqual(limits, kind.limits)) return false
  return jailedRuntimes[runtime].usesNode || kind.entry === entry
}

export class BootedInterpreter {
  readonly kind: BootedKind
  readonly #jail: ClosedJail
  readonly #orders: Duplex
  #used = false

  private constructor(kind: BootedKind, jail: ClosedJail, orders: Duplex) {
    this.kind = kind
    this.#jail = jail
    this.#orders = orders
  }

  /** Resolves once it starts by itself; null when it cannot be started ahead of time. */
  static async boot({
    runtime,
    entry,
    limits,
    network,
  }: BootedKind & Pick<ProgramSpec, 'network'>): Promise<BootedInterpreter | null> {
    const kind = { runtime, entry, limits }
    const awaiting = jailedRuntimes[runtime].awaiting(entry, limits)
    if (awaiting === null) return null
    const supplies = await takeSupplies(limits)
    const purpose = { ...kind, ...awaiting, network, submissionDir: supplies.submission }
    const jail = makeJail({ ...purpose, ordered: true }, supplies)
    jail.child.on('error', (error) => console.error('bwrap was not started:', error))
    const orders = jail.orders
    if (orders === null) throw new Error('a jail was made without a way to its interpreter')
    orders.on('error', () => orders.destroy())
    const booted = new BootedInterpreter(kind, jail, orders)
    if (await jail.letIn()) return booted
    booted.discard()
    return null
  }

  /** Null when it cannot be had for this program, which has not begun then: it is thrown away. */
  async start(spec: ProgramSpec): Promise<RunningProgram | null> {
    if (this.#used) throw new Error('an interpreter serves one program')
    this.#used = true
    const { meter, status, supplies, child } = this.#jail
    try {
      copySubmission(spec.submissionDir, supplies.submission)
      furnishFor(spec, supplies)
      if (hasEnded(child)) throw new Error('it has ended')
    } catch (error) {
      console.error('a started interpreter could not be used:', error)
      this.discard()
      return null
    }
    const program = superviseJail(this.#jail, spec, meter.sample()?.cpuMs ?? 0)
    if (await this.#tell(spec)) return { ...program, firstPid: status.firstPid ?? 0 }
    console.error('a started interpreter did not take its order')
    program.kill()
    await program.ended
    return null
  }

  /** Ends it, and gives back what it holds. */
  discard(): void {
    const { status, child, meter, supplies } = this.#jail
    const clean = () => {
      meter.close()
      void discardSupplies(supplies)
    }
    this.#used = true
    this.#orders.destroy()
    for (const fd of [supplies.stdin.write, supplies.stdout.read, supplies.stderr.read]) closeSync(fd)
    if (hasEnded(child)) return clean()
    child.once('exit', clean)
    if (status.firstPid === null) child.kill('SIGKILL')
    else killQuietly(status.firstPid)
  }

  async #tell({ entry, args }: ProgramSpec): Promise<boolean> {
    const orders = this.#orders
    const said = new Promise<boolean>((resolve) => {
      const giveUp = setTimeout(() => resolve(false), takenMsMax)
      const done = (understood: boolean) => {
        clearTimeout(giveUp)
        resolve(understood)
      }
      orders.once('data', (bytes: Buffer) => done(bytes.toString('latin1') === taken))
      orders.once('close', () => done(false))
    })
    orders.write(encodeOrder(join(submissionFolder, entry), args))
    const understood = await said
    orders.destroy()
    return understood
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/** With its times and rights: they are as the harness has made them, the same for every check. */
function copySubmission(from: string, to: string): void {
  for (const item of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, item.name), join(to, item.name)]
    if (item.isDirectory()) {
      mkdirSync(target)
      copySubmission(source, target)
    } else {
      copyFileSync(source, target)
      copyFacts(source, target)
    }
  }
  copyFacts(from, to)
}

function copyFacts(from: string, to: string): void {
  const { mode, atime, mtime } = statSync(from)
  chmodSync(to, mode)
  utimesSync(to, atime, mtime)
}
