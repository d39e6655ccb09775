// How many bytes the kernel holds for a program that has not read them yet. A split is only a split if the
// program reads between the pieces; on a busy machine a fixed gap would let a careless client read all at once.
import { readFile } from 'node:fs/promises'

/**
 * @param table contents of /proc/net/tcp or tcp6: per socket "sl local:port remote:port state tx:rx …" in hex
 * @returns the receive queue of the socket on `ownPort` connected to `peerPort`, or null when there is none
 */
export function parseUnreadBytes(table: string, ownPort: number, peerPort: number): number | null {
  const row = new RegExp(
    String.raw`^\s*\d+: [0-9A-F]+:${portHex(ownPort)} [0-9A-F]+:${portHex(peerPort)} [0-9A-F]{2} [0-9A-F]+:([0-9A-F]+)`,
    'm',
  )
  const queue = row.exec(table)?.[1]
  return queue === undefined ? null : Number.parseInt(queue, 16)
}

const portHex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')

/** Null when the socket is gone, or where /proc/net is not to be had. */
export async function unreadBytes(tables: string, ownPort: number, peerPort: number): Promise<number | null> {
  for (const name of ['tcp', 'tcp6']) {
    const table = await readFile(`${tables}/${name}`, 'latin1').catch(() => '')
    const unread = parseUnreadBytes(table, ownPort, peerPort)
    if (unread !== null) return unread
  }
  return null
}
