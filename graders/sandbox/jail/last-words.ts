// The end of what a program printed on its standard error, kept to tell which limit it failed on where the kernel leaves
// no trace of it: a call that answers EMFILE, EFBIG or ENOMEM. It only ever names the cause of a program's own failure;
// who makes it up is told a wrong cause, and fails all the same.
import { PassThrough, type Readable } from 'node:stream'
import type { LimitName } from '#graders/outcome.ts'

const bytesMax = 8_192
/** What a stream holds back for a reader that has not come yet. */
const heldBytesMax = 65_536

/** In the words of the C library, Python, Node and Java. The last line that names one of them counts. */
const signs: readonly [RegExp, LimitName][] = [
  [/Too many open files|\bEMFILE\b/, 'open-files'],
  [/File too large|\bEFBIG\b/, 'file-size'],
  [/No space left on device|\bENOSPC\b/, 'disk'],
  [
    /can't start new thread|unable to create native thread|Resource temporarily unavailable.*fork|fork.*Resource temporarily unavailable/,
    'processes',
  ],
  [/\bERR_WORKER_INIT_FAILED\b|spawn \S+ EAGAIN\b/, 'processes'],
  [
    /^MemoryError\b|Cannot allocate memory|\bENOMEM\b|heap out of memory|OutOfMemoryError: (?:Java heap space|GC overhead limit exceeded|Metaspace|(?:Cannot reserve )?\d* ?(?:bytes of )?direct buffer memory|Requested array size exceeds VM limit)|Array buffer allocation failed/,
    'memory',
  ],
]

export class LastWords {
  /** The stream, for the program's reader: nothing that was kept is missing from it. */
  readonly stream: Readable
  /** Resolves when the stream has come to its end, whether or not anybody read it. */
  readonly over: Promise<void>
  #kept = Buffer.alloc(0)

  constructor(source: Readable) {
    const stream = new PassThrough({ readableHighWaterMark: heldBytesMax })
    source.on('data', (chunk: Buffer) => {
      this.#kept = Buffer.concat([this.#kept, chunk]).subarray(-bytesMax)
    })
    source.on('error', () => stream.end())
    source.pipe(stream)
    this.stream = stream
    this.over = new Promise((resolve) => source.once('close', () => resolve()))
  }

  text(): string {
    return this.#kept.toString('utf8')
  }

  limit(): LimitName | null {
    for (const line of this.text().split('\n').toReversed()) {
      const sign = signs.find(([pattern]) => pattern.test(line))
      if (sign !== undefined) return sign[1]
    }
    return null
  }
}
