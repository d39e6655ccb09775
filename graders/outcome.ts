// What a judgement is. Three causes, three kinds: a Mismatch is the student's (it costs points), a Fault is
// ours (it costs nothing and is retried), and an author's error never gets this far: it does not validate.
import * as z from 'zod'

/** Where in what crossed the wire, or in what was printed, the first wrong thing stands. */
export const WhereSchema = z.strictObject({
  stream: z.enum(['from-program', 'to-program', 'output', 'errors', 'source', 'response']),
  /** Connection number within the check, from 0; absent for output, source and responses. */
  connection: z.int().min(0).optional(),
  /** The name of our end, where a check has several: "alice". */
  peer: z.string().max(32).optional(),
  /** Number of the datagram among those of that connection and direction, from 0; `offset` then counts within it. */
  datagram: z.int().min(0).optional(),
  /** Byte offset in that stream, from 0. */
  offset: z.int().min(0).optional(),
  /** Line in a source file, from 1. */
  line: z.int().min(1).optional(),
  /** Milliseconds since the check began. */
  atMs: z.number().min(0).optional(),
})
export type Where = z.infer<typeof WhereSchema>

export const LimitNameSchema = z.enum([
  'wall-time',
  'cpu-time',
  'memory',
  'processes',
  'open-files',
  'file-size',
  'disk',
  'output',
  'transcript',
  'connections',
])
export type LimitName = z.infer<typeof LimitNameSchema>

/** How the first wrong event of a space-time diagram is wrong. */
export const WrongEventSchema = z.enum([
  'arrives-before-sent',
  'wrong-direction',
  'not-needed',
  'cause-missing',
  'leaves-before-cause',
  'no-transmission-time',
  'too-short',
  'too-long',
  'too-early',
  'too-late',
  'missing-before',
  'ends-early',
])
export type WrongEvent = z.infer<typeof WrongEventSchema>

const text = z.string().max(4_000)
const where = WhereSchema.optional()
/** Why it matters, and where that is written: given by the check, shown under the mismatch. */
const why = z.strictObject({ says: text, reference: text.optional() }).optional()

/** Why something failed, as data. The English for every code is in graders/explain/explain-mismatch.ts. */
export const MismatchSchema = z.discriminatedUnion('code', [
  // Programs
  z.strictObject({ code: z.literal('timeout'), waitedFor: text, withinMs: z.number(), where, why }),
  z.strictObject({ code: z.literal('connection-refused'), address: text, where, why }),
  /** A server that we found at no port of the transport that the lab is about. */
  z.strictObject({
    code: z.literal('not-listening'),
    transport: z.enum(['tcp', 'udp']),
    /** The port that it was given. */
    port: z.int().min(0).max(65_535),
    withinMs: z.number(),
    /** What it did instead. */
    seen: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('other-transport'), port: z.int().min(0).max(65_535) }),
      /** It sends from a port that the system chose, or tried to connect. */
      z.strictObject({ kind: z.literal('client') }),
      /** It waits at a port that the system chose: it bound none, or bound port 0. */
      z.strictObject({ kind: z.literal('ephemeral'), port: z.int().min(0).max(65_535) }),
      /** It found its port taken, which only it can have done: it binds twice. */
      z.strictObject({ kind: z.literal('port-taken') }),
      /** It waits at a prompt. */
      z.strictObject({ kind: z.literal('asks'), prompt: text }),
      z.strictObject({ kind: z.literal('ended'), exitCode: z.int() }),
      z.strictObject({ kind: z.literal('nothing') }),
    ]),
    where,
    why,
  }),
  /** A client of which no connection came. */
  z.strictObject({
    code: z.literal('not-connecting'),
    /** Of the lab. */
    transport: z.enum(['tcp', 'udp']),
    /** What it did instead. */
    seen: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('other-transport') }),
      /** It waits for clients itself; null where it found the port taken. */
      z.strictObject({ kind: z.literal('server'), port: z.int().min(0).max(65_535).nullable() }),
      /** It was refused somewhere else; null where it does not say at which port. */
      z.strictObject({ kind: z.literal('refused'), port: z.int().min(0).max(65_535).nullable() }),
    ]),
    where,
    why,
  }),
  z.strictObject({ code: z.literal('closed-early'), expected: text, actual: text, where, why }),
  z.strictObject({
    code: z.literal('malformed'),
    expected: text,
    actual: text,
    offset: z.int().min(0),
    where,
    why,
  }),
  z.strictObject({ code: z.literal('wrong-field'), path: text, expected: text, actual: text, where, why }),
  z.strictObject({ code: z.literal('leftover-bytes'), actual: text, count: z.int().min(1), where, why }),
  z.strictObject({
    code: z.literal('missing-output'),
    expected: text,
    actual: text,
    /** It did print it, only not as text on standard output. */
    instead: z.enum(['on-standard-error', 'bytes-literal']).optional(),
    where,
    why,
  }),
  /** It printed, or presented as whole, what nobody said. */
  z.strictObject({ code: z.literal('made-up-output'), actual: text, where, why }),
  z.strictObject({
    code: z.literal('exit-status'),
    /** Null: any but 0. */
    expected: z.int().nullable(),
    actual: z.int(),
    stderr: text,
    where,
    why,
  }),
  z.strictObject({
    code: z.literal('crashed'),
    signal: text.nullable(),
    stack: text,
    /** It caught the exception, and printed the trace itself. */
    printed: z.literal(true).optional(),
    where,
    why,
  }),
  z.strictObject({
    code: z.literal('limit-exceeded'),
    limit: LimitNameSchema,
    allowed: z.number(),
    used: z.number(),
    unit: z.enum(['ms', 'bytes', 'count']),
    where,
    why,
  }),
  z.strictObject({
    code: z.literal('language'),
    problem: z.enum(['python2', 'syntax', 'module', 'no-entry', 'worker-difference']),
    detail: text,
    file: text.optional(),
    where,
    why,
  }),
  /** What a student sees of a hidden check that failed: that it failed. */
  z.strictObject({ code: z.literal('withheld') }),
  // Answers
  z.strictObject({ code: z.literal('blank') }),
  z.strictObject({ code: z.literal('unreadable'), actual: text, problem: text, where }),
  z.strictObject({ code: z.literal('wrong-unit'), actual: text, accepted: z.array(text) }),
  z.strictObject({ code: z.literal('misconception'), id: text, says: text, actual: text }),
  /** What a conforming recipient finds wrong with an HTTP message. */
  z.strictObject({
    code: z.literal('http-finding'),
    finding: text,
    says: text,
    reference: text,
    /** Refused altogether, or read in spite of it. */
    refused: z.boolean(),
    recipient: z.enum(['server', 'client']),
    where,
    why,
  }),
  z.strictObject({
    code: z.literal('unmet-requirement'),
    requirement: text,
    says: text,
    actual: text,
    where,
    why,
  }),
  z.strictObject({ code: z.literal('wrong-value'), actual: text, hint: text.optional() }),
  z.strictObject({ code: z.literal('wrong-choice'), actual: text }),
  /** A packet that a firewall policy decides otherwise than is required. */
  z.strictObject({
    code: z.literal('wrong-decision'),
    requirement: text,
    packet: text,
    expected: z.enum(['accept', 'deny']),
    actual: z.enum(['accept', 'deny']),
    /** Number of the rule that decided, from 1; null is the default. */
    rule: z.int().min(1).nullable(),
  }),
  /** The first event of a space-time diagram that cannot be, or is not how it is. */
  z.strictObject({
    code: z.literal('wrong-event'),
    problem: WrongEventSchema,
    /** Label of the message; empty when there is none: the diagram ends too early. */
    message: text,
    /** Label of another message that the problem speaks of; empty when it speaks of none. */
    other: text,
    /** The message as it was drawn. */
    actual: text,
    /** Messages that are right up to there. */
    rightSoFar: z.int().min(0),
  }),
  // Zones
  z.strictObject({ code: z.literal('zone-not-loaded'), says: text, remedy: text, where, why }),
  z.strictObject({
    code: z.literal('wrong-resolution'),
    /** What the zone must do, as a sentence. */
    requirement: text,
    /** The question that shows that it does not. */
    name: text,
    type: text,
    found: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('answer'), records: z.array(text).max(20), ttl: z.number() }),
      z.strictObject({ kind: z.literal('no-data') }),
      z.strictObject({ kind: z.literal('no-name') }),
      z.strictObject({
        kind: z.literal('stuck'),
        why: z.enum([
          'silence',
          'refused',
          'not-loaded',
          'missing-glue',
          'no-server-address',
          'alias-loop',
          'lame',
          'too-long',
        ]),
        name: text,
      }),
    ]),
    where,
    why,
  }),
])
export type Mismatch = z.infer<typeof MismatchSchema>

/** Why we could not judge. Shown as "not graded, our side"; costs neither points nor an attempt. */
export const FaultSchema = z.strictObject({
  code: z.enum([
    'sandbox-unavailable',
    'grader-crashed',
    'grader-overloaded',
    'grader-timeout',
    'bad-grader-output',
  ]),
  because: z.string().max(2_000),
  /** What the operator can do about it. */
  remedy: z.string().max(2_000).optional(),
})
export type Fault = z.infer<typeof FaultSchema>

export const OutcomeSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('passed') }),
  z.strictObject({ status: z.literal('failed'), mismatch: MismatchSchema }),
  /** Not run, because the check with id `needs` did not pass. */
  z.strictObject({ status: z.literal('skipped'), needs: z.string() }),
  z.strictObject({ status: z.literal('errored'), fault: FaultSchema }),
])
export type Outcome = z.infer<typeof OutcomeSchema>
