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

/** A text within a mismatch. */
export const MismatchTextSchema = z.string().max(4_000)
const text = MismatchTextSchema
const where = WhereSchema.optional()
/** Why it matters, and where that is written: given by the check, shown under the mismatch. */
export const MismatchWhySchema = z.strictObject({ says: text, reference: text.optional() }).optional()
const why = MismatchWhySchema

/** Why a program failed a check, as data; the English for every code is in graders/explain. A kind of part adds its own. */
export const MismatchSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('timeout'),
    waitedFor: text,
    withinMs: z.number(),
    /** What the program did when the time was up; absent where it had ended, or was not looked at. */
    meanwhile: z.enum(['computing', 'waiting']).optional(),
    where,
    why,
  }),
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
    /** It did print it, only not as text on standard output, or not all of it. */
    instead: z.enum(['on-standard-error', 'bytes-literal', 'beginning']).optional(),
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
    problem: z.enum(['python2', 'syntax', 'compile', 'module', 'no-entry', 'worker-difference']),
    detail: text,
    file: text.optional(),
    where,
    why,
  }),
  /** What a student sees of a hidden check that failed: that it failed. */
  z.strictObject({ code: z.literal('withheld') }),
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

/** What a judgement came to, for mismatches of one sort: a program's, or those that answers can have. */
export const outcomeSchema = <M extends z.ZodType>(mismatch: M) =>
  z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('passed') }),
    z.strictObject({ status: z.literal('failed'), mismatch }),
    /** Not run, because the check with id `needs` did not pass. */
    z.strictObject({ status: z.literal('skipped'), needs: z.string() }),
    z.strictObject({ status: z.literal('errored'), fault: FaultSchema }),
  ])

export const OutcomeSchema = outcomeSchema(MismatchSchema)
export type Outcome = z.infer<typeof OutcomeSchema>
