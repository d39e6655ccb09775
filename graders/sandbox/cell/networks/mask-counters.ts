import { chmodSync, readdirSync } from 'node:fs'

/** Tables of the sockets that are there now: the harness reads them, and they count nothing. */
const keptTables = new Set(['sockstat', 'sockstat6', 'tcp', 'tcp6', 'udp', 'udp6', 'unix'])

/**
 * What the network stack has counted is nobody's business in a jail. The files belong to the namespace's root, who may
 * close them; a jail's /proc is read-only, so that they stay closed.
 * @param tables folder of a network's tables, such as /proc/net
 */
export function maskCounters(tables: string): void {
  for (const name of readdirSync(tables)) {
    if (!keptTables.has(name)) chmodSync(`${tables}/${name}`, 0)
  }
}
