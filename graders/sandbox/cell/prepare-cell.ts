// Turns a bare network namespace into the little internet of a lab: every IPv4 address is ours, segments are
// as small as on a real link, and a port can be bound again at once.
import { execFile } from 'node:child_process'
import { closeSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { eventsFd, ordersFd } from '#graders/sandbox/cell/channel.ts'
import { stockSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailFilterPath } from '#graders/sandbox/jail/start-program.ts'
import { encodeJailFilter } from '#graders/sandbox/seccomp/jail-filter.ts'

const run = promisify(execFile)

/** To be called once, in a cell, before `startProgram`. Throws when the cell cannot be made ready. */
export async function prepareCell(): Promise<void> {
  closeInherited()
  // Should the machine run out of memory all the same, cells go before anything else.
  writeFileSync('/proc/self/oom_score_adj', '500')
  // Closed connections would otherwise hold a server's port in TIME_WAIT for a minute, into the next check.
  writeFileSync('/proc/sys/net/ipv4/tcp_max_tw_buckets', '0')
  // A port that the system chooses is never one that a server has written into it, so that the two can be told apart.
  writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '61000 65535')
  writeFileSync(jailFilterPath, encodeJailFilter(), { mode: 0o400 })
  await Promise.all([openNetwork(), stockSupplies()])
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
