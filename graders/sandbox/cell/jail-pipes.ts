// Opens the FIFOs of a supply set as the three standard streams of one program. Our ends do not block and are
// closed on exec; the program's ends block, as a program expects of its standard streams.
import { closeSync, constants, openSync, unlinkSync } from 'node:fs'
import { Socket } from 'node:net'

export interface JailPipes {
  /** Descriptors for the program, to be closed here once it has them. */
  program: { in: number; out: number; err: number }
  stdin: Socket
  stdout: Socket
  stderr: Socket
}

/** `folder` holds FIFOs named `in`, `out` and `err`; they are unlinked, so that nobody opens them again. */
export function openJailPipes(folder: string): JailPipes {
  const { O_RDONLY, O_WRONLY, O_RDWR, O_NONBLOCK } = constants
  // A FIFO that is open for both never makes the opening of one end wait for the other.
  const hold = openSync(`${folder}/in`, O_RDWR)
  const program = { in: openSync(`${folder}/in`, O_RDONLY), out: -1, err: -1 }
  const input = openSync(`${folder}/in`, O_WRONLY | O_NONBLOCK)
  closeSync(hold)
  const output = openSync(`${folder}/out`, O_RDONLY | O_NONBLOCK)
  program.out = openSync(`${folder}/out`, O_WRONLY)
  const errors = openSync(`${folder}/err`, O_RDONLY | O_NONBLOCK)
  program.err = openSync(`${folder}/err`, O_WRONLY)
  for (const name of ['in', 'out', 'err']) unlinkSync(`${folder}/${name}`)

  const stdin = new Socket({ fd: input, readable: false, writable: true })
  // A program may end, or close its input, before it has read what we wrote: that is its right.
  stdin.on('error', () => stdin.destroy())
  const reader = (fd: number) => new Socket({ fd, readable: true, writable: false })
  return { program, stdin, stdout: reader(output), stderr: reader(errors) }
}
