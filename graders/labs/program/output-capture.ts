// Keeps what a program prints, up to a limit over both streams together.

export type OutputStream = 'stdout' | 'stderr'

export class OutputCapture {
  readonly bytesMax: number
  #kept: Record<OutputStream, Buffer> = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }
  #cut: Record<OutputStream, boolean> = { stdout: false, stderr: false }

  constructor(bytesMax: number) {
    this.bytesMax = bytesMax
  }

  /** Returns false when the program has printed more than is kept. */
  add(stream: OutputStream, data: Buffer): boolean {
    const room = this.bytesMax - this.#kept.stdout.length - this.#kept.stderr.length
    this.#kept[stream] = Buffer.concat([this.#kept[stream], data.subarray(0, room)])
    this.#cut[stream] ||= data.length > room
    return data.length <= room
  }

  bytes(stream: OutputStream): Buffer {
    return this.#kept[stream]
  }

  text(stream: OutputStream): string {
    return this.#kept[stream].toString('utf8')
  }

  isCut(stream: OutputStream): boolean {
    return this.#cut[stream]
  }
}
