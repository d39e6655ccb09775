// What a program that should have connected did instead, as the kernel and its own last words tell.
import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { boundSockets } from '#graders/labs/kernel/bound-sockets.ts'
import type { Transport } from '#graders/labs/kernel/socket-table.ts'
import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'

type NotConnecting = Extract<ProgramMismatch, { code: 'not-connecting' }>

export interface Absence {
  program: ProgramHandle
  /** Folder of its network's tables. */
  tables: string
  /** Inodes of that network's sockets that were there before it started. */
  ours: ReadonlySet<string>
  /** Of the lab. */
  transport: Transport
}

/** Null when there is nothing to be seen of it: then the check's own failure says all that is known. */
export async function insteadOfConnecting({
  program,
  tables,
  ours,
  transport,
}: Absence): Promise<NotConnecting | null> {
  const seen = (instead: NotConnecting['seen']): NotConnecting => ({
    code: 'not-connecting',
    transport,
    seen: instead,
  })
  const sockets = (await boundSockets(tables)).filter(({ inode }) => !ours.has(inode))
  const listening = sockets.find((socket) => socket.transport === 'tcp' && socket.isOpenToAll)
  if (listening !== undefined) return seen({ kind: 'server', port: listening.port })
  const bound = sockets.find(
    (socket) => socket.transport === 'udp' && socket.isOpenToAll && !socket.isEphemeral,
  )
  if (bound !== undefined && transport === 'udp') return seen({ kind: 'server', port: bound.port })
  const other = sockets.find((socket) => socket.transport !== transport)
  if (other !== undefined)
    return seen(
      other.isEphemeral || other.remotePort !== 0
        ? { kind: 'other-transport' }
        : { kind: 'server', port: other.port },
    )
  const words = `${program.capture.text('stderr').slice(-8_192)}\n${program.output.slice(-8_192)}`
  // Where we listen, it cannot: a client binds no port, so who meets a taken one wants to be the server.
  if (/EADDRINUSE|Address already in use/.test(words)) return seen({ kind: 'server', port: null })
  const port = /ECONNREFUSED [\w.:[\]]{1,60}:(\d{1,5})\b/.exec(words)?.[1]
  if (/ECONNREFUSED|ConnectionRefusedError|Connection refused/.test(words))
    return seen({ kind: 'refused', port: port === undefined ? null : Math.min(Number(port), 65_535) })
  return null
}
