import { DnsBytesFeedbackSchema, DnsBytesRightSchema } from '#graders/parts/dns-bytes/dns-bytes-feedback.ts'
import { dnsBytesMismatches, explainDnsBytes } from '#graders/parts/dns-bytes/dns-bytes-mismatch.ts'
import { type DnsBytesPart, DnsBytesPartSchema } from '#graders/parts/dns-bytes/dns-bytes-part.ts'
import { dnsBytesProblems, dnsBytesVariantProblems } from '#graders/parts/dns-bytes/dns-bytes-problems.ts'
import { type DnsBytesResponse, DnsBytesResponseSchema } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { gradeDnsBytes } from '#graders/parts/dns-bytes/grade-dns-bytes.ts'
import { dnsBytesReadability } from '#graders/parts/dns-bytes/live/dns-bytes-readability.ts'
import { messageOfPart } from '#graders/parts/dns-bytes/message-of-part.ts'
import { presentDnsBytes } from '#graders/parts/dns-bytes/present-dns-bytes.ts'
import { writtenReading } from '#graders/parts/dns-bytes/readings.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import { encodeAs, encodingBeliefs } from '#protocols/dns/message/encode-as.ts'
import { encodeMessage } from '#protocols/dns/message/encode-message.ts'
import { showOctets } from '#protocols/dns/message/hex-text.ts'
import { fieldLabel } from '#protocols/dns/message/message-field.ts'
import { plain } from '#protocols/quantity/unit.ts'

const kind = 'dns-bytes'

export const dnsBytesKind = answeredKind(kind, {
  part: DnsBytesPartSchema,
  response: DnsBytesResponseSchema,
  feedback: DnsBytesFeedbackSchema,
  right: DnsBytesRightSchema,
  mismatches: dnsBytesMismatches,
  explain: explainDnsBytes,

  claims: ({ message, longest }) => [
    ...(
      ['id', 'response', 'authoritative', 'truncated', 'recursionDesired', 'recursionAvailable'] as const
    ).map((key) => ({ at: ['message', key], source: message[key], dimensions: [plain] })),
    ...(longest === undefined ? [] : [{ at: ['longest'], source: longest, dimensions: [plain] }]),
  ],

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: dnsBytesProblems,
  variantProblems: dnsBytesVariantProblems,

  points: ({ points }) => points,

  present: presentDnsBytes,

  readability: dnsBytesReadability,

  grade: gradeDnsBytes,

  solve(part, scope) {
    const { octets } = messageOfPart(part, scope)
    if (part.task === 'write') return showOctets(octets)
    const answers = rightFields(part, scope)
    return part.fields.map((id, index) => `${fieldLabel(id)}: ${answers[index]}`).join('; ')
  },

  responseFrom: readWritten,

  cases: casesOf,
})

const rightFields = (part: DnsBytesPart, scope: PartScope) =>
  messageOfPart(part, scope).asked.map((field) => (field ? writtenReading(field) : ''))

const answering = (fields: string[], hex = ''): DnsBytesResponse => ({ kind, fields, hex })

/** Read: `solution`, or changes to it: `answer.1.ttl = 60; rd =`. Write: `solution`, `unpacked`, what a belief
 * writes (`as little-endian`), or octets. */
function readWritten(part: DnsBytesPart, text: string, scope: PartScope): DnsBytesResponse {
  const { message, octets } = messageOfPart(part, scope)
  const word = text.trim()
  if (part.task === 'write') {
    if (word === 'solution') return answering([], showOctets(octets))
    if (word === 'unpacked') return answering([], showOctets(encodeMessage(message, undefined, false)))
    const belief = encodingBeliefs.find((each) => word === `as ${each}`)
    return answering([], belief ? showOctets(encodeAs(belief, message)[0] ?? octets) : word)
  }
  const fields = rightFields(part, scope)
  if (word === 'solution') return answering(fields)
  for (const change of word.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [id = '', ...value] = change.split('=').map((side) => side.trim())
    const index = part.fields.indexOf(id)
    if (index < 0) throw new RangeError(`“${id}” is no field that “${part.id}” asks for`)
    fields[index] = value.join('=')
  }
  return answering(fields)
}

const isIdea = (id: string): PartCase['verdict'] => ({
  passed: false,
  code: 'misconception',
  misconception: id,
})

function casesOf(part: DnsBytesPart, scope: PartScope): PartCase[] {
  const { message, octets, start } = messageOfPart(part, scope)
  const blank: PartCase['verdict'] = { passed: false, code: 'blank' }
  if (part.task === 'write') {
    const unpacked = encodeMessage(message, undefined, false)
    const longest = messageOfPart(part, scope).longest ?? unpacked.length
    return [
      { name: 'the message', response: answering([], showOctets(octets)), verdict: { passed: true } },
      {
        name: 'the message with no name packed',
        response: answering([], showOctets(unpacked)),
        verdict: unpacked.length <= longest ? { passed: true } : { passed: false, code: 'wrong-dns-message' },
      },
      { name: 'what stands there at first', response: answering([], showOctets(start)), verdict: blank },
      {
        name: 'without its last octet',
        response: answering([], showOctets(octets.slice(0, -1))),
        verdict: { passed: false, code: 'wrong-dns-message' },
      },
      {
        name: 'half an octet',
        response: answering([], showOctets(octets).slice(0, -1)),
        verdict: { passed: false, code: 'unreadable' },
      },
      ...part.misconceptions.flatMap(({ id, belief }) =>
        belief === undefined
          ? []
          : encodeAs(belief, message).map((each) => ({
              name: `“${id}”`,
              response: answering([], showOctets(each)),
              verdict: isIdea(id),
            })),
      ),
    ]
  }
  const fields = rightFields(part, scope)
  return [
    { name: 'what stands there', response: answering(fields), verdict: { passed: true } },
    { name: 'nothing', response: answering([]), verdict: blank },
    {
      name: 'the last field open',
      response: answering(fields.slice(0, -1)),
      verdict: { passed: false, code: fields.length === 1 ? 'blank' : 'wrong-dns-fields' },
    },
    ...part.misconceptions.flatMap(({ id, field, value }) =>
      field === undefined || value === undefined
        ? []
        : [
            {
              name: `“${id}”`,
              response: answering(fields.with(part.fields.indexOf(field), scope.fillExactly(value))),
              verdict: isIdea(id),
            },
          ],
    ),
  ]
}
