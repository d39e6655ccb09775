// Networks for checks: each check has one of its own, so that none can tell another anything (ports, counters, closed
// connections), and several can run side by side in one cell.
//
// How this works: one harness serves them all. keep-networks.py holds the networks and makes sockets in them, which come
// to us as handles over Node's own channel. A few networks are made ahead; each serves one check and is then given up.
import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:dgram'
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Server, Socket as StreamSocket } from 'node:net'
import * as z from 'zod'
import { maskCounters } from '#graders/sandbox/cell/networks/mask-counters.ts'
import {
  networkCommands,
  networkSettings,
  ownAddressCommand,
} from '#graders/sandbox/cell/networks/network-settings.ts'
import type { CheckNetwork, CrossedPackets } from '#graders/sandbox/contract.ts'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'
import { python } from '#graders/sandbox/jail/jailed-runtimes.ts'

/** Where a cell has it. */
const keeperScript = '/app/graders/sandbox/cell/networks/keep-networks.py'
const batchPath = '/tmp/network-commands'
const ownAddressPath = '/tmp/own-address-commands'
const readyMax = 3

const WordSchema = z.union([
  z.strictObject({ network: z.string(), thread: z.int() }),
  z.strictObject({ network: z.string(), error: z.string() }),
  z.strictObject({ id: z.int(), error: z.string() }),
  z.strictObject({ id: z.int(), cut: z.boolean() }),
  z.strictObject({ id: z.int() }),
  z.strictObject({ sealed: z.int() }),
])

interface Waiting<Found> {
  resolve: (found: Found) => void
  reject: (error: Error) => void
}

interface SocketOrder {
  kind: 'stream' | 'datagram'
  host: string
  port: number
}

export class NetworkKeeper {
  readonly #keeper: ChildProcess
  readonly #opening = new Map<string, Waiting<number>>()
  readonly #making = new Map<number, Waiting<unknown>>()
  readonly #sealing = new Map<number, () => void>()
  readonly #ready: Promise<OpenNetwork>[] = []
  #last = 0
  #problem: Error | null = null

  #addressed = false

  /** Starts it, in a cell that is prepared: the first network is there some milliseconds later. */
  constructor() {
    writeFileSync(batchPath, networkCommands)
    const words = ['-I', '-S', '-B', keeperScript, batchPath, JSON.stringify(networkSettings)]
    const streams = ['ignore', 'ignore', 'inherit', 'ipc'] as const
    this.#keeper = spawn(python, words, { stdio: [...streams], env: bareEnvironment })
    this.#keeper.on('message', (word, handle) => this.#hear(word, handle))
    this.#keeper.once('error', (error) => this.#end(error))
    this.#keeper.once('exit', () => this.#end(new Error('the keeper of networks ended')))
    // It ends with us, and keeps nobody from ending.
    this.#keeper.unref()
    this.#keeper.channel?.unref()
    this.#fill()
  }

  /** To be called before a network is used, and not after: what is sent from no address in particular comes from this one. */
  setOwnAddress(address: string): void {
    writeFileSync(ownAddressPath, ownAddressCommand(address))
    this.#addressed = true
  }

  /** A network that nobody has used. Throws when none can be made. */
  async take(): Promise<CheckNetwork & Addressed> {
    const taken = this.#ready.shift() ?? this.#open()
    this.#fill()
    return taken
  }

  /** Gives a network the address that was set, if one was. */
  async giveAddress(network: string): Promise<void> {
    if (!this.#addressed) return
    const id = this.#nextId()
    await new Promise((resolve, reject) => {
      this.#making.set(id, { resolve, reject })
      this.#say({ op: 'apply', id, network, batch: ownAddressPath })
    })
  }

  make(network: string, order: SocketOrder): Promise<unknown> {
    const id = this.#nextId()
    return new Promise((resolve, reject) => {
      this.#making.set(id, { resolve, reject })
      this.#say({ op: 'make', id, network, ...order })
    })
  }

  /** As `make`, once its port is nobody's but ours. */
  async makeSealed(network: string, order: SocketOrder): Promise<unknown> {
    const id = this.#last + 1
    const sealed = new Promise<void>((resolve) => this.#sealing.set(id, resolve))
    try {
      const handle = await this.make(network, order)
      await sealed
      return handle
    } finally {
      this.#sealing.delete(id)
    }
  }

  /** What carries this type of service is lost from now on. Rejects where the kernel has no filter for it. */
  async loseMarked(network: string, mark: number): Promise<void> {
    const id = this.#nextId()
    await new Promise((resolve, reject) => {
      this.#making.set(id, { resolve, reject })
      this.#say({ op: 'lose', id, network, mark })
    })
  }

  async packets(network: string): Promise<CrossedPackets> {
    const id = this.#nextId()
    const path = `/tmp/packets-${id}`
    const cut = await new Promise((resolve, reject) => {
      this.#making.set(id, { resolve, reject })
      this.#say({ op: 'capture', id, network, path })
    })
    const packets = readPackets(readFileSync(path))
    rmSync(path)
    return { packets, cut: cut === true }
  }

  giveUp(network: string): void {
    this.#say({ op: 'close', network })
  }

  #fill(): void {
    while (this.#ready.length < readyMax) {
      const next = this.#open()
      // Whoever takes it hears of it.
      next.catch(() => {})
      this.#ready.push(next)
    }
  }

  async #open(): Promise<OpenNetwork> {
    const name = String(this.#nextId())
    const thread = await new Promise<number>((resolve, reject) => {
      this.#opening.set(name, { resolve, reject })
      this.#say({ op: 'open', network: name })
    })
    return new OpenNetwork(this, name, `/proc/${this.#keeper.pid}/task/${thread}`)
  }

  #nextId(): number {
    this.#last += 1
    return this.#last
  }

  #say(order: object): void {
    if (this.#problem !== null) this.#end(this.#problem)
    else this.#keeper.send(order, (error) => error !== null && this.#end(error))
  }

  #hear(message: unknown, handle: unknown): void {
    const word = WordSchema.parse(message)
    if ('sealed' in word) return this.#sealing.get(word.sealed)?.()
    if ('network' in word) {
      const waiting = this.#opening.get(word.network)
      this.#opening.delete(word.network)
      if ('thread' in word) waiting?.resolve(word.thread)
      else waiting?.reject(new Error(`no network for a check could be made: ${word.error}`))
      return
    }
    const waiting = this.#making.get(word.id)
    this.#making.delete(word.id)
    if ('error' in word) waiting?.reject(Object.assign(new Error(`bind ${word.error}`), { code: word.error }))
    else waiting?.resolve('cut' in word ? word.cut : handle)
  }

  #end(problem: Error): void {
    this.#problem ??= problem
    for (const waiting of [this.#opening, this.#making]) {
      for (const { reject } of waiting.values()) reject(this.#problem)
      waiting.clear()
    }
  }
}

/** Networks are made before it is known what for. */
export interface Addressed {
  /** To be awaited before it is used. */
  ownAddressGiven(): Promise<void>
}

class OpenNetwork implements CheckNetwork, Addressed {
  readonly tables: string
  readonly namespace: string
  readonly counters: number
  readonly #keeper: NetworkKeeper
  readonly #name: string

  constructor(keeper: NetworkKeeper, name: string, task: string) {
    this.#keeper = keeper
    this.#name = name
    this.tables = `${task}/net`
    this.namespace = `${task}/ns/net`
    // What is open stays open.
    this.counters = openSync(`${this.tables}/snmp`, 'r')
    maskCounters(this.tables)
  }

  ownAddressGiven(): Promise<void> {
    return this.#keeper.giveAddress(this.#name)
  }

  async listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
    const handle = await this.#keeper.make(this.#name, { kind: 'stream', host, port })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(handle, () => {
        server.off('error', reject)
        resolve()
      })
    })
  }

  async bind(socket: Socket, { host, port }: { host: string; port: number }): Promise<void> {
    const handle = await this.#keeper.makeSealed(this.#name, { kind: 'datagram', host, port })
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      // Node takes a handle where its types want a port.
      // oxlint-disable-next-line typescript/unbound-method -- It is applied to the socket itself.
      Reflect.apply(socket.bind, socket, [
        handle,
        () => {
          socket.off('error', reject)
          resolve()
        },
      ])
    })
  }

  async loseMarked(mark: number): Promise<boolean> {
    try {
      await this.#keeper.loseMarked(this.#name, mark)
      return true
    } catch (error) {
      console.error('no packet can be lost here:', error)
      return false
    }
  }

  packets(): Promise<CrossedPackets> {
    return this.#keeper.packets(this.#name)
  }

  async connect({ host, port, from }: { host: string; port: number; from: string }): Promise<StreamSocket> {
    const handle = await this.#keeper.make(this.#name, { kind: 'stream', host: from, port: 0 })
    // Node takes a handle that is not connected yet, when it is not to read from it at once.
    const options = { handle, allowHalfOpen: true, manualStart: true, noDelay: true }
    const socket = new StreamSocket(options)
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.connect({ host, port }, () => {
        socket.off('error', reject)
        resolve()
      })
    })
    return socket
  }

  close(): void {
    closeSync(this.counters)
    this.#keeper.giveUp(this.#name)
  }
}

/** As keep-networks.py writes them down: nanoseconds, length, frame. */
function readPackets(bytes: Buffer): CrossedPackets['packets'] {
  const packets: { atNs: bigint; frame: Buffer }[] = []
  for (let at = 0; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32LE(at + 8)
    packets.push({ atNs: bytes.readBigUInt64LE(at), frame: bytes.subarray(at + 12, end) })
    at = end
  }
  return packets
}
