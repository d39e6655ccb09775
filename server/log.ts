import pino from 'pino'

/** The server's log: lines of JSON on stderr. Holds ids and our own errors, never what a student wrote. */
export const log = pino(
  { name: 'web', base: { pid: process.pid } },
  pino.destination({ dest: 2, sync: true }),
)
