// What a check asks of the addresses that a program prints, whatever words stand around them.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { missingOutput } from '#graders/labs/program/judge-output.ts'
import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'

type Printer = Pick<ProgramHandle, 'output' | 'capture'>

/** IPv4 addresses in a text, in order. */
export const addressesIn = (text: string): string[] =>
  text.match(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)/g) ?? []

/** It has printed each of these addresses on standard output, in any order. Say it when the program has ended. */
export function printsAddresses({ output, capture }: Printer, addresses: readonly string[]): void {
  const said = addressesIn(output)
  const missing = addresses.find((address) => !said.includes(address))
  if (missing === undefined) return
  if (said.length === 0) throw new CheckFailure(missingOutput(capture, missing, 0))
  throw new CheckFailure({
    code: 'wrong-field',
    path:
      addresses.length === 1
        ? 'the address that your program printed'
        : 'the list of addresses that your program printed',
    expected: addresses.join(', '),
    actual: clip(said.join(', ')),
    where: { stream: 'output' },
  })
}

/** It has printed none of these addresses: they are not what was asked for, or a lie. */
export function printsNone({ output }: Printer, addresses: readonly string[], because: string): void {
  const said = addressesIn(output).find((address) => addresses.includes(address))
  if (said === undefined) return
  throw new CheckFailure({
    code: 'wrong-field',
    path: 'an address that your program printed',
    expected: `no word of ${said}: ${because}`,
    actual: clip(output.trim(), output.trim().indexOf(said)),
    where: { stream: 'output', offset: Buffer.byteLength(output.slice(0, output.indexOf(said))) },
  })
}

/** It has printed no address but these, which it was given. */
export function printsNoOther({ output }: Printer, given: readonly string[]): void {
  const said = addressesIn(output).find((address) => !given.includes(address))
  if (said === undefined) return
  throw new CheckFailure({
    code: 'made-up-output',
    actual: clip(output, output.indexOf(said)),
    where: { stream: 'output', offset: Buffer.byteLength(output.slice(0, output.indexOf(said))) },
  })
}
