// What the kernel holds behind the sockets of a jail's network, of which no process's size tells. Only a cgroup can part
// that by jail; here the whole network's is meant, which is one check's. The buffers are bounded by construction: asking for larger ones changes
// nothing (inspected-calls.ts), and prepare-cell.ts caps those that grow by themselves.
import { readIfThere } from '#graders/sandbox/groups/read-if-there.ts'

/** So few sockets hold little, whatever is in them; a look costs milliseconds. */
const fewSockets = 32
/** The kernel's own records are about half as large again as the bytes in them. */
const overhead = 1.5
/** net.core.wmem_default, and one buffer more: a stream pair's queue cannot be read, only its limit. */
const unixSocketBytes = 220 * 1_024

/** @param pid a process in that network */
export function socketMemoryBytes(pid: number): number {
  const tables = `/proc/${pid}/net`
  const used = Number(/^sockets: used (\d+)/.exec(readIfThere(`${tables}/sockstat`))?.[1] ?? 0)
  if (used <= fewSockets) return 0
  const queues = ['tcp', 'tcp6', 'udp', 'udp6'].reduce(
    (sum, table) => sum + queuedBytes(readIfThere(`${tables}/${table}`)),
    0,
  )
  // Connected sockets of type stream: "0001 03".
  const pairs = readIfThere(`${tables}/unix`).match(/ 0001 03 /g)?.length ?? 0
  return Math.floor(queues * overhead) + pairs * unixSocketBytes
}

/** Sum of the column tx_queue:rx_queue, in hexadecimal: proc(5). */
function queuedBytes(table: string): number {
  let sum = 0
  for (const [, sent, received] of table.matchAll(/ [0-9A-F]{2} ([0-9A-F]{8}):([0-9A-F]{8}) /g)) {
    sum += Number.parseInt(sent ?? '0', 16) + Number.parseInt(received ?? '0', 16)
  }
  return sum
}
