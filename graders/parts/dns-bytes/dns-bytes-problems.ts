// What an author can get wrong in a part about the octets of a DNS message.
import type { DnsBytesPart } from '#graders/parts/dns-bytes/dns-bytes-part.ts'
import { messageOfPart } from '#graders/parts/dns-bytes/message-of-part.ts'
import { keyOf } from '#graders/parts/dns-bytes/readings.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { encodeAs } from '#protocols/dns/message/encode-as.ts'
import { showOctets } from '#protocols/dns/message/hex-text.ts'

/** Mistakes that can be seen without a variant. */
export function dnsBytesProblems(part: DnsBytesPart): PartProblem[] {
  const { task, fields, longest, misconceptions } = part
  const problems: PartProblem[] = []
  if (task === 'read' && fields.length === 0) {
    problems.push({
      at: ['fields'],
      says: 'It asks for no field.',
      fix: 'Name some, such as id and answer.1.ttl.',
    })
  }
  if (task === 'write' && fields.length > 0) {
    problems.push({
      at: ['fields'],
      says: 'Who writes a message is asked for all of it.',
      fix: 'Leave fields out.',
    })
  }
  if (task === 'read' && longest !== undefined) {
    problems.push({ at: ['longest'], says: 'Nothing is written here.', fix: 'Leave it out.' })
  }
  for (const [index, id] of fields.entries()) {
    if (fields.indexOf(id) < index) {
      problems.push({ at: ['fields', index], says: `“${id}” is asked for twice.`, fix: 'Remove one.' })
    }
  }
  for (const [index, idea] of misconceptions.entries()) {
    const at = ['misconceptions', index]
    if (misconceptions.findIndex(({ id }) => id === idea.id) < index) {
      problems.push({ at: [...at, 'id'], says: `Two are called “${idea.id}”.`, fix: 'Rename one.' })
    }
    const isRead = idea.field !== undefined && idea.value !== undefined && idea.belief === undefined
    const isWritten = idea.belief !== undefined && idea.field === undefined && idea.value === undefined
    if (task === 'read' && !isRead) {
      problems.push({ at, says: 'It does not say what is thought.', fix: 'Write field and value.' })
    } else if (task === 'write' && !isWritten) {
      problems.push({ at, says: 'It does not say how somebody would write.', fix: 'Write belief alone.' })
    } else if (idea.field !== undefined && !fields.includes(idea.field)) {
      problems.push({
        at: [...at, 'field'],
        says: `“${idea.field}” is not asked for.`,
        fix: `There are: ${fields.join(', ')}.`,
      })
    }
  }
  return problems
}

export function dnsBytesVariantProblems(part: DnsBytesPart, scope: PartScope): PartProblem[] {
  const { message, octets, asked, longest, problems: unreadable } = messageOfPart(part, scope)
  const problems: PartProblem[] = unreadable.map(({ at, says }) => ({
    at,
    says,
    fix: 'Write records as in zone text, with absolute names, and numbers that fit.',
  }))
  for (const [index, id] of part.fields.entries()) {
    if (asked[index]) continue
    problems.push({
      at: ['fields', index],
      says: `The message has no “${id}”.`,
      fix: 'Ask for one that it has.',
    })
  }
  if (longest !== null && octets.length > longest) {
    const says = `The shortest way to write it has ${octets.length} octets, and ${longest} are allowed.`
    problems.push({ at: ['longest'], says, fix: 'Allow more.' })
  }
  const seen = new Map<string, string>()
  for (const [index, { id, field, value, belief }] of part.misconceptions.entries()) {
    const at = ['misconceptions', index]
    let forms: string[] = []
    if (belief !== undefined) {
      forms = encodeAs(belief, message).map(showOctets)
      if (forms.length === 0) {
        problems.push({
          at,
          says: `What “${id}” writes is right.`,
          fix: 'Ask for a message in which it is wrong.',
        })
      }
    } else if (field !== undefined && value !== undefined) {
      const key = keyOf(part, scope, field, scope.fillExactly(value))
      if (key === null) {
        problems.push({
          at: [...at, 'value'],
          says: 'Nobody could answer this in that field.',
          fix: 'Change the value.',
        })
        continue
      }
      if (key === asked[part.fields.indexOf(field)]?.key) {
        problems.push({ at, says: `“${id}” is right.`, fix: 'Change the value, or add a requirement.' })
      }
      forms = [`${field} ${key}`]
    }
    const twin = forms.map((form) => seen.get(form)).find((other) => other !== undefined)
    if (twin !== undefined) {
      problems.push({
        at,
        says: `“${id}” comes to the same as “${twin}”.`,
        fix: 'Remove one, or add a requirement.',
      })
    }
    for (const form of forms) seen.set(form, id)
  }
  return problems
}
