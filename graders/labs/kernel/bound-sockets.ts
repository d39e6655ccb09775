// What the program in the jail has bound, told apart from our own sockets by what was there before it started.
import { readFile } from 'node:fs/promises'
import { parseSocketTable, type SocketRow, type Transport } from '#graders/labs/kernel/socket-table.ts'

export interface BoundSocket extends SocketRow {
  transport: Transport
  /** The port was chosen by the system, as for a client that binds none. */
  isEphemeral: boolean
}

const tables = [
  ['udp', 'udp'],
  ['udp', 'udp6'],
  ['tcp', 'tcp'],
  ['tcp', 'tcp6'],
] as const

/** Cheap to read, and different whenever a socket was bound or closed; empty where there is none. */
export async function socketCounts(folder: string): Promise<string> {
  const files = [`${folder}/sockstat`, `${folder}/sockstat6`]
  return (await Promise.all(files.map((file) => readFile(file, 'latin1').catch(() => '')))).join()
}

/**
 * All sockets of a network that have a port of their own.
 * @param folder of its tables, such as /proc/net
 */
export async function boundSockets(folder: string): Promise<BoundSocket[]> {
  const isEphemeral = await ephemeralPorts()
  const found = await Promise.all(
    tables.map(async ([transport, file]) => {
      const rows = parseSocketTable(await readFile(`${folder}/${file}`, 'latin1').catch(() => ''), transport)
      return rows.map((row) => ({ ...row, transport, isEphemeral: isEphemeral(row.port) }))
    }),
  )
  return found.flat()
}

async function ephemeralPorts(): Promise<(port: number) => boolean> {
  const range = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'latin1').catch(() => '')
  const [from = 32_768, to = 60_999] = range.split(/\s+/).filter(Boolean).map(Number)
  return (port) => port >= from && port <= to
}
