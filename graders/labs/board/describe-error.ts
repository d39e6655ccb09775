// What went wrong on our side, in words that are ours alone: the message of an exception may quote what a program
// sent or printed, and a student must not be able to write into our faults.

const frame = /\(?((?:[\w.-]+\/){0,2}[\w.-]+\.ts):(\d+):\d+\)?$/m

/** "TypeError in exercises/sockets/lab.ts, line 12", "Error EADDRINUSE in network/udp-wire.ts, line 40". */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'something was thrown that is no error'
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z_]{2,40}$/.test(error.code)
  const kind = /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error'
  // The stack repeats the message first: the frames stand behind it.
  const stack = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))
  const place = frame.exec(stack.find((line) => frame.test(line)) ?? '')
  const where = place === null ? '' : ` in ${place[1]}, line ${place[2]}`
  return `${kind}${code ? ` ${String(error.code)}` : ''}${where}`
}
