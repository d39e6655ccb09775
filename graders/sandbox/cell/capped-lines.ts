// Lines from a process that may have been taken over: no line, number of lines or sum of bytes beyond the caps.
import type { Readable } from 'node:stream'

export interface LineCaps {
  lineBytesMax: number
  linesMax: number
  totalBytesMax: number
}

/**
 * Yields the stream's lines without their LF, and ends with the stream; an unfinished last line is dropped. Throws
 * when a cap is passed, naming it.
 */
export async function* cappedLines(stream: Readable, caps: LineCaps): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  let lines = 0
  let total = 0
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new Error('a stream of bytes was expected')
    total += chunk.length
    if (total > caps.totalBytesMax) throw new Error(`the cell sent more than ${caps.totalBytesMax} bytes`)
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10, from)) {
      lines += 1
      if (lines > caps.linesMax) throw new Error(`the cell sent more than ${caps.linesMax} lines`)
      if (at - from > caps.lineBytesMax) throw tooLong(caps)
      yield rest.toString('utf8', from, at)
      from = at + 1
    }
    rest = rest.subarray(from)
    if (rest.length > caps.lineBytesMax) throw tooLong(caps)
  }
}

function tooLong(caps: LineCaps): Error {
  return new Error(`the cell sent a line of more than ${caps.lineBytesMax} bytes`)
}
