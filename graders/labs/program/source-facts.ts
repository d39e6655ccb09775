// What the text of a submission says of itself. It only widens what we answer and explains what we see; no verdict
// rests on it, as a program may say anything.

import { isIPv4 } from 'node:net'

export interface SourceFacts {
  /** Numbers in it that could be a port: a client may have one of them written into it. */
  writtenPorts: readonly number[]
  /** IPv4 addresses in it: so may the address of a server. */
  writtenAddresses: readonly string[]
  imports: (module: string) => boolean
}

const portsMax = 64
const addressesMax = 32
const charactersMax = 1_048_576

/** @param sources text of each file of the submission */
export function readSourceFacts(sources: Iterable<string>): SourceFacts {
  const text = [...sources].join('\n').slice(0, charactersMax)
  const ports = new Set<number>()
  for (const [digits] of text.matchAll(/(?<![\w.])\d[\d_]{0,6}(?![\w.])/g)) {
    const number = Number(digits.replaceAll('_', ''))
    if (number >= 1 && number <= 65_535) ports.add(number)
    if (ports.size === portsMax) break
  }
  const addresses = text.match(/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g) ?? []
  return {
    writtenPorts: [...ports],
    writtenAddresses: [...new Set(addresses.filter(isIPv4))].slice(0, addressesMax),
    imports: (module) => new RegExp(String.raw`^[ \t]*(?:import|from)[ \t]+${module}\b`, 'm').test(text),
  }
}
