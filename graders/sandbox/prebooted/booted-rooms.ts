// Networks for checks with interpreters already started in them, so that a program waits for neither.
//
// How this works: before a cell has its order, one network waits with an interpreter of each kind that a program usually
// needs. The first program shows which one it is. When its check is over, networks are made ahead with one of that kind in
// each, and with every check that ends another: what starts them is not taken from a check that somebody waits for. A
// program that needs another kind, other limits, or is the second in its network, starts in a jail of its own.
import type { Addressed } from '#graders/sandbox/cell/networks/network-keeper.ts'
import type { CheckNetwork, ProgramSpec, StartProgram } from '#graders/sandbox/contract.ts'
import { startProgram } from '#graders/sandbox/jail/start-program.ts'
import { BootedInterpreter, type BootedKind, serves } from '#graders/sandbox/prebooted/booted-interpreter.ts'

interface Waiting {
  kind: BootedKind
  booted: Promise<BootedInterpreter | null>
}

interface Options {
  takeNetwork: () => Promise<CheckNetwork & Addressed>
  /** What most programs turn out to be. */
  usual: readonly BootedKind[]
  /** How many rooms wait once it is known what for. */
  aheadMax: number
}

export class BootedRooms {
  readonly #options: Options
  readonly #rooms: Promise<CheckNetwork & Addressed>[] = []
  readonly #waiting = new Map<string, Waiting[]>()
  #kinds: readonly BootedKind[]
  #ahead = 1

  /** Starts the usual ones at once. */
  constructor(options: Options) {
    this.#options = options
    this.#kinds = options.usual
    this.#fill()
  }

  /** A network that nobody has used. Throws when none can be made. */
  async take(): Promise<CheckNetwork> {
    const taken = this.#rooms.shift() ?? this.#options.takeNetwork()
    const network = await taken
    await network.ownAddressGiven()
    return {
      namespace: network.namespace,
      tables: network.tables,
      counters: network.counters,
      listen: (server, at) => network.listen(server, at),
      bind: (socket, at) => network.bind(socket, at),
      loseMarked: (mark) => network.loseMarked(mark),
      packets: () => network.packets(),
      connect: (to) => network.connect(to),
      close: () => {
        this.#discard(network.namespace)
        network.close()
        this.#fill()
      },
    }
  }

  readonly start: StartProgram = async (spec) => {
    const booted = await this.#pick(spec)
    const program = (await booted?.start(spec)) ?? null
    const { runtime, entry, limits } = spec
    this.#kinds = [{ runtime, entry, limits }]
    this.#ahead = this.#options.aheadMax
    return program ?? startProgram(spec)
  }

  /** The interpreter of this network that fits; what else waits there ends with the check. */
  #pick(spec: ProgramSpec): Promise<BootedInterpreter | null> | null {
    const { namespace } = spec.network
    const waiting = (namespace === null ? null : this.#waiting.get(namespace)) ?? []
    const fitting = waiting.find(({ kind }) => serves(kind, spec)) ?? null
    if (fitting !== null) waiting.splice(waiting.indexOf(fitting), 1)
    return fitting?.booted ?? null
  }

  #fill(): void {
    while (this.#rooms.length < this.#ahead) {
      const room = this.#make(this.#kinds)
      // Whoever takes it hears of it.
      room.catch(() => {})
      this.#rooms.push(room)
    }
  }

  async #make(kinds: readonly BootedKind[]): Promise<CheckNetwork & Addressed> {
    const network = await this.#options.takeNetwork()
    if (network.namespace !== null) {
      const waiting = kinds.map((kind) => ({ kind, booted: bootQuietly({ ...kind, network }) }))
      this.#waiting.set(network.namespace, waiting)
    }
    return network
  }

  #discard(namespace: string | null): void {
    if (namespace === null) return
    const waiting = this.#waiting.get(namespace) ?? []
    this.#waiting.delete(namespace)
    for (const { booted } of waiting) void booted.then((one) => one?.discard())
  }
}

/** What cannot be started ahead is started when it is needed, and then says why it cannot be. */
async function bootQuietly(
  kind: Parameters<typeof BootedInterpreter.boot>[0],
): Promise<BootedInterpreter | null> {
  try {
    return await BootedInterpreter.boot(kind)
  } catch (error) {
    console.error('no interpreter was started ahead of time:', error)
    return null
  }
}
