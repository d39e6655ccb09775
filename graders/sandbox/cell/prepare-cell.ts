// Makes a cell ready for programs: its own network, the filter of its jails, their supplies.
import { execFile } from 'node:child_process'
import { closeSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { eventsFd, ordersFd } from '#graders/sandbox/cell/channel.ts'
import { maskCounters } from '#graders/sandbox/cell/networks/mask-counters.ts'
import { networkCommands, networkSettings } from '#graders/sandbox/cell/networks/network-settings.ts'
import { hasGroups } from '#graders/sandbox/groups/jail-group.ts'
import { stockSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailFilterPath } from '#graders/sandbox/jail/open-jail.ts'
import { encodeJailFilter } from '#graders/sandbox/seccomp/jail-filter.ts'

const run = promisify(execFile)
const ownCommandsPath = '/tmp/own-network-commands'

/** To be called once, in a cell, before `startProgram`. Throws when the cell cannot be made ready. */
export async function prepareCell(): Promise<void> {
  closeInherited()
  // Should the machine run out of memory all the same, cells go before anything else.
  writeFileSync('/proc/self/oom_score_adj', '500')
  for (const [path, value] of Object.entries(networkSettings)) writeFileSync(path, value)
  writeFileSync(jailFilterPath, encodeJailFilter({ sharedMemory: hasGroups() }), { mode: 0o400 })
  maskCounters('/proc/net')
  await Promise.all([openNetwork(), stockSupplies()])
}

async function openNetwork(): Promise<void> {
  writeFileSync(ownCommandsPath, networkCommands)
  await run('ip', ['-batch', ownCommandsPath], { timeout: 20_000 })
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
