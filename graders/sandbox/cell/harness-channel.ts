// How the process in a cell and the worker outside talk: two inherited pipes, JSON lines, no control socket.
// Descriptor 3 brings orders in, descriptor 4 takes reports out; standard output and error are only a log.
import { Socket } from 'node:net'
import { cappedLines } from '#graders/sandbox/cell/capped-lines.ts'
import { eventsFd, ordersFd, readyLine } from '#graders/sandbox/cell/channel.ts'

let reports: Socket | null = null

/** An order holds a submission and an exercise's files, both limited before they are sent. */
const orderCaps = { lineBytesMax: 67_108_864, linesMax: 100_000, totalBytesMax: Number.MAX_SAFE_INTEGER }

/** Orders, one JSON value a line, as sent with `cell.send()`. Ends when the worker closes the cell. */
export async function* readOrders(): AsyncGenerator {
  // Not Node's readline: to that, U+2028 in the name of a student's file ends a line.
  const lines = cappedLines(new Socket({ fd: ordersFd, readable: true, writable: false }), orderCaps)
  for await (const line of lines) if (line !== '') yield JSON.parse(line)
}

/** Sends one message to the worker as a line of JSON. Resolves when the kernel has taken it. */
export function report(message: unknown): Promise<void> {
  return writeLine(JSON.stringify(message))
}

/** To be called once, when the cell is prepared and orders can be taken: `openCell` waits for it. */
export function announceReady(): Promise<void> {
  return writeLine(readyLine)
}

function writeLine(line: string): Promise<void> {
  reports ??= new Socket({ fd: eventsFd, readable: false, writable: true })
  const socket = reports
  return new Promise((resolve, reject) => {
    socket.write(`${line}\n`, (error) => (error ? reject(error) : resolve()))
  })
}
