// What a lab's checks say of themselves, read from the text of lab.ts and hidden.ts. The code is run in a cell and
// nowhere else, and the web has no cell: so it is only read, in the form in which checks are written.
import { type Tier, TierSchema } from '#graders/labs/contract/run-protocol.ts'

export interface WrittenCheck {
  id: string
  tier: Tier
  says: string
  points: number
}

const checksMax = 100
const opening = /\bcheck\(\s*(['"])(?<id>[a-z0-9-]{1,80})\1\s*,\s*\{/gu

/** The checks in the order in which they stand. One that is written in another form is left out. */
export function readChecks(source: string): WrittenCheck[] {
  const starts = [...source.matchAll(opening)].slice(0, checksMax)
  return starts.flatMap((match, index) => {
    const body = source.slice(match.index, starts[index + 1]?.index ?? source.length)
    const tier = TierSchema.safeParse(/\btier:\s*['"](\w+)['"]/u.exec(body)?.[1]).data
    const says = /\bsays:\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/u.exec(body)
    const points = Number(/\bpoints:\s*(\d+(?:\.\d+)?)/u.exec(body)?.[1])
    const id = match.groups?.id
    if (id === undefined || tier === undefined || !says || !Number.isFinite(points)) return []
    return [{ id, tier, says: (says[1] ?? says[2] ?? '').replaceAll(/\\(.)/gu, '$1'), points }]
  })
}
