// What an author can get wrong in a part about packets.
import { gradeVerdicts } from '#graders/parts/packet-verdicts/grade-verdicts.ts'
import { readingProblems, readVerdicts, sameVerdict } from '#graders/parts/packet-verdicts/read-verdicts.ts'
import type { VerdictsPart } from '#graders/parts/packet-verdicts/verdicts-part.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { reservedWords } from '#protocols/firewall/rule/rule-words.ts'

export function verdictsProblems(part: VerdictsPart): PartProblem[] {
  const problems: PartProblem[] = []
  for (const list of ['zones', 'names', 'packets', 'misconceptions'] as const) {
    const ids = part[list].map(({ id }) => id)
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index) {
        problems.push({ at: [list, index, 'id'], says: `Two are called “${id}”.`, fix: 'Rename one.' })
      }
      if ((list === 'zones' || list === 'names') && reservedWords.has(id)) {
        const says = `“${id}” is a word of the rules.`
        problems.push({ at: [list, index, 'id'], says, fix: 'Choose another name.' })
      }
    }
  }
  for (const [index, { reads, packet, decision, by }] of part.misconceptions.entries()) {
    const at = ['misconceptions', index]
    if ((reads === undefined) === (packet === undefined)) {
      problems.push({ at, says: 'It has to have either reads or packet.', fix: 'Keep one of them.' })
    } else if (packet !== undefined && !part.packets.some(({ id }) => id === packet)) {
      const fix = `Packets are: ${part.packets.map(({ id }) => id).join(', ')}.`
      problems.push({ at: [...at, 'packet'], says: `There is no packet “${packet}”.`, fix })
    } else if (packet !== undefined && decision === undefined && by === undefined) {
      problems.push({
        at,
        says: 'It does not say what is thought of the packet.',
        fix: 'Add decision or by.',
      })
    }
  }
  return problems
}

/** Each idea has to be recognised by what follows from it. */
export function verdictsVariantProblems(part: VerdictsPart, scope: PartScope): PartProblem[] {
  const problems = readingProblems(part, scope)
  if (problems.length > 0) return problems
  const { ideas, right } = readVerdicts(part, scope)
  for (const [index, { id, verdicts }] of ideas.entries()) {
    const at = ['misconceptions', index]
    const said = right.map((verdict, packet) => verdicts[packet] ?? verdict)
    if (said.every((verdict, packet) => sameVerdict(verdict, right[packet]))) {
      const fix = 'Add a packet that it judges otherwise.'
      problems.push({ at, says: `“${id}” comes to the right verdict on every packet.`, fix })
      continue
    }
    const { outcome } = gradeVerdicts(part, scope, { kind: part.kind, verdicts: said })
    const mismatch = outcome.status === 'failed' ? outcome.mismatch : null
    const named = mismatch?.code === 'misconception' ? mismatch.id : null
    if (named === id) continue
    const says = `“${id}” cannot be told apart from “${named}”.`
    problems.push({ at, says, fix: 'Add a packet on which they differ, or change their order.' })
  }
  return problems
}
