// What the text of a submission says of itself. It only widens what we answer and explains what we see; no verdict
// rests on it, as a program may say anything.

export interface SourceFacts {
  /** Numbers in it that could be a port: a client may have one of them written into it. */
  writtenPorts: readonly number[]
  imports: (module: string) => boolean
}

const portsMax = 64
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
  return {
    writtenPorts: [...ports],
    imports: (module) => new RegExp(String.raw`^[ \t]*(?:import|from)[ \t]+${module}\b`, 'm').test(text),
  }
}
