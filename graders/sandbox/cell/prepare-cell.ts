// Turns a bare network namespace into the little internet of a lab: every IPv4 address is ours, segments are
// as small as on a real link, and a port can be bound again at once.
import { execFile } from 'node:child_process'
import { chmodSync, closeSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { eventsFd, ordersFd } from '#graders/sandbox/cell/channel.ts'
import { hasGroups } from '#graders/sandbox/groups/jail-group.ts'
import { stockSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailFilterPath } from '#graders/sandbox/jail/start-program.ts'
import { encodeJailFilter } from '#graders/sandbox/seccomp/jail-filter.ts'

const run = promisify(execFile)
const socketBytesMax = 1_048_576

/** To be called once, in a cell, before `startProgram`. Throws when the cell cannot be made ready. */
export async function prepareCell(): Promise<void> {
  closeInherited()
  // Should the machine run out of memory all the same, cells go before anything else.
  writeFileSync('/proc/self/oom_score_adj', '500')
  // Closed connections would otherwise hold a server's port in TIME_WAIT for a minute, into the next check.
  writeFileSync('/proc/sys/net/ipv4/tcp_max_tw_buckets', '0')
  // A port that the system chooses is never one that a server has written into it, so that the two can be told apart.
  writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '61000 65535')
  // Buffers that grow by themselves stop at a megabyte: what a program keeps in its connections is nobody's size.
  writeFileSync('/proc/sys/net/ipv4/tcp_rmem', `4096 131072 ${socketBytesMax}`)
  writeFileSync('/proc/sys/net/ipv4/tcp_wmem', `4096 16384 ${socketBytesMax}`)
  writeFileSync(jailFilterPath, encodeJailFilter({ sharedMemory: hasGroups() }), { mode: 0o400 })
  maskCounters()
  await Promise.all([openNetwork(), stockSupplies()])
}

/** Tables of the sockets that are there now: the harness reads them, and they count nothing. */
const keptTables = new Set(['sockstat', 'sockstat6', 'tcp', 'tcp6', 'udp', 'udp6', 'unix'])

/**
 * What the network stack has counted since the cell began would tell a program which check it is in. The files belong
 * to the namespace's root, who may close them; a jail's /proc is read-only, so that they stay closed.
 */
function maskCounters(): void {
  for (const name of readdirSync('/proc/net')) {
    if (!keptTables.has(name)) chmodSync(`/proc/net/${name}`, 0)
  }
}

function ip(...words: string[]) {
  return run('ip', words, { timeout: 20_000 })
}

async function openNetwork(): Promise<void> {
  await ip('link', 'set', 'lo', 'up', 'mtu', '1500', 'gso_max_segs', '1')
  await ip('route', 'add', 'local', '0.0.0.0/0', 'dev', 'lo', 'table', 'local')
}

/**
 * Everything that is sent from no address in particular comes from `address`: the answers of a UDP server that is
 * bound to all of them would otherwise come from the address of the client that asked.
 */
export async function giveAddress(address: string): Promise<void> {
  await ip('route', 'change', 'local', '0.0.0.0/0', 'dev', 'lo', 'table', 'local', 'src', address)
}

/**
 * Closes descriptors that came down from whoever started the worker. Node opens its own with close-on-exec, so one
 * without that flag is either the channel, which is ours, or a stranger that every jail would inherit.
 */
function closeInherited(): void {
  const closeOnExec = 0o2000000
  for (const name of readdirSync('/proc/self/fd')) {
    const fd = Number(name)
    if (fd <= Math.max(ordersFd, eventsFd)) continue
    try {
      const flags = /^flags:\s+([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'))?.[1] ?? '0'
      if ((Number.parseInt(flags, 8) & closeOnExec) === 0) closeSync(fd)
    } catch {
      // The descriptor of the listing itself, closed by now.
    }
  }
}
