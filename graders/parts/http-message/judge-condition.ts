// Whether a message meets a condition, and what its recipient read instead.
import type { Condition } from '#graders/parts/http-message/condition.ts'
import { readAuthority, siteOf } from '#protocols/http/authority.ts'
import { latin1 } from '#protocols/http/characters.ts'
import { decodeForm, type FormPair } from '#protocols/http/decode-form.ts'
import { readEntityTag } from '#protocols/http/entity-tag.ts'
import { readHttpDate } from '#protocols/http/http-date.ts'
import { listMembers } from '#protocols/http/lists.ts'
import { type Field, fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { ReadAnswer } from '#protocols/http/read-answer.ts'
import { readTarget } from '#protocols/http/read-target.ts'

export interface Judged {
  met: boolean
  /** What was read in that place, in a few words: “the method GET”, “no such field”; never what should stand there. */
  actual: string
  offset: number
}

const notHere = (actual: string): Judged => ({ met: false, actual, offset: 0 })

export function judgeCondition(condition: Condition, answer: ReadAnswer): Judged {
  const { message, bytes, findings } = answer
  const { start, content } = message
  const { method, target, path, host, status, field, form, query, finding } = condition

  if (finding !== undefined) {
    const found = findings.find(({ code }) => code === finding)
    return {
      met: found !== undefined,
      actual: found?.says ?? 'nothing of the kind',
      offset: found?.offset ?? 0,
    }
  }
  if (method !== undefined) {
    if (start.kind !== 'request') return notHere('a response')
    const { text, start: offset } = start.method
    return { met: method.includes(text), actual: `the method ${text}`, offset }
  }
  if (status !== undefined) {
    if (start.kind !== 'response') return notHere('a request')
    const code = start.status?.code ?? 0
    return { met: status.includes(code), actual: `the status code ${code}`, offset: start.status?.start ?? 0 }
  }
  if (target !== undefined || path !== undefined || query !== undefined) {
    if (start.kind !== 'request') return notHere('a response')
    const read = readTarget(start.target.text)
    const offset = start.target.start
    if (query !== undefined) return judgeForm(query, read.query, offset + read.queryAt)
    return {
      met:
        path === undefined
          ? read.pathAndQuery === readTarget(target ?? '').pathAndQuery
          : read.pathAndQuery.split('?')[0] === readTarget(path).pathAndQuery,
      actual: `the target ${start.target.text}`,
      offset,
    }
  }
  if (host !== undefined) {
    return judgeHost(host, answer)
  }
  if (form !== undefined) return judgeForm(form, latin1(content, 0, content.length), message.body.start)
  if (field !== undefined) return judgeField(field, condition, answer)
  if (condition.framing !== undefined) {
    const { by } = message.framing
    return { met: condition.framing.includes(by), actual: framingWords[by], offset: message.headEnd }
  }
  const wanted = condition.content === 'none' ? '' : (condition.content ?? '')
  const octets = content.length
  return {
    met: new TextDecoder().decode(content) === wanted,
    actual: octets === 0 ? 'no content' : `${octets} octets of content`,
    offset: Math.min(message.body.start, bytes.length),
  }
}

/** The target's own authority counts, and Host only where it has none (RFC 9112 section 3.2.2). */
function judgeHost(wanted: string, answer: ReadAnswer): Judged {
  const { start, fields } = answer.message
  const target = start.kind === 'request' ? readTarget(start.target.text, start.method.text) : null
  const isWanted = (text: string, scheme?: string) => {
    const [given, asked] = [readAuthority(text), readAuthority(wanted)]
    return given.ok && asked.ok && siteOf(given.authority, scheme) === siteOf(asked.authority, scheme)
  }
  if (start.kind === 'request' && target !== null && target.authority !== null) {
    const { authority, scheme } = target
    const actual = `the target’s host ${authority}`
    return { met: isWanted(authority, scheme ?? undefined), actual, offset: start.target.start }
  }
  const [host] = fieldsNamed(fields, 'Host')
  if (!host) return { met: false, actual: 'no Host', offset: endOfFields(answer) }
  return { met: isWanted(host.value.text), actual: `Host: ${host.value.text}`, offset: host.value.start }
}

function judgeField(name: string, condition: Condition, answer: ReadAnswer): Judged {
  const { fields } = answer.message
  const found = fieldsNamed(fields, name)
  const [first] = found
  if (!first) {
    return { met: condition.present === false, actual: 'no such field', offset: endOfFields(answer) }
  }
  const value = found.map((each) => each.value.text).join(', ')
  const problem = fieldProblem(condition, value, listMembers(fields, name), first)
  const actual = `${name}: ${value}${problem.startsWith(':') ? ` (${problem.slice(1)})` : ''}`
  return { met: problem === '', actual, offset: first.value.start }
}

/** Empty when the field holds what it must; a reason after a colon when there is more to say than its value. */
function fieldProblem(
  condition: Condition,
  value: string,
  members: readonly string[],
  { value: span }: Field,
): string {
  const { is, lists, entityTag, date, mediaType, present } = condition
  if (present !== undefined) return present ? '' : 'present'
  if (is !== undefined) return is.includes(value) ? '' : 'another'
  if (lists !== undefined) return sameMembers(members, lists) ? '' : 'another'
  if (mediaType !== undefined) {
    return (value.split(';')[0] ?? '').trim().toLowerCase() === mediaType.toLowerCase() ? '' : 'another'
  }
  if (date !== undefined) {
    const [given, wanted] = [readHttpDate(value), readHttpDate(date)]
    if (!given.ok) return `:${given.problem}`
    return wanted.ok && given.timeMs === wanted.timeMs ? '' : 'another'
  }
  const wanted = readEntityTag(entityTag ?? '')
  const given = members.map(readEntityTag)
  if (span.text === '*') return ':any entity tag'
  if (given.includes(null)) return ':no entity tag, which has quotation marks'
  return given.length > 0 && given.every((tag) => tag?.opaque === wanted?.opaque) ? '' : 'another'
}

function sameMembers(given: readonly string[], wanted: readonly string[]): boolean {
  const [a, b] = [given, wanted].map((list) => [...new Set(list)].toSorted())
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Every field of the form, and no other, in any order. The first one that is wrong is pointed at. */
function judgeForm(wanted: Readonly<Record<string, string>>, text: string, at: number): Judged {
  const pairs = decodeForm(text)
  const isRight = ({ name, value, problem }: FormPair) =>
    problem === null && Object.hasOwn(wanted, name) && wanted[name] === value
  const wrong = pairs.find((pair) => !isRight(pair))
  if (wrong) {
    const said = wrong.problem === null ? '' : ` (${wrong.problem})`
    return {
      met: false,
      actual: `the field ${wrong.name} with “${wrong.value}”${said}`,
      offset: at + wrong.span.start,
    }
  }
  const names = pairs.map(({ name }) => name)
  const isWhole = names.length === Object.keys(wanted).length && new Set(names).size === names.length
  const shown = names.length === 0 ? 'no fields' : `only the fields ${names.join(', ')}`
  return { met: isWhole, actual: isWhole ? 'these fields' : shown, offset: at + text.length }
}

const framingWords = {
  none: 'a message without a body',
  'content-length': 'a body that Content-Length measures',
  chunked: 'a body in chunks',
  close: 'a body that goes on until the connection closes',
} as const

/** Where a field that is missing could stand: before the empty line. */
function endOfFields({ message }: ReadAnswer): number {
  return message.fields.at(-1)?.line.end ?? Math.max(0, message.headEnd - 2)
}
