// What a sender does with a message, as steps that take what was there or what earlier steps made. The same steps are played
// with other people in the roles, and for each requirement it is asked what Trudy can then work out.
import * as z from 'zod/mini'
import { atom, type Term } from '#protocols/deduction/term.ts'

export const operations = ['hash', 'sign', 'mac', 'join', 'compress', 'encrypt', 'seal', 'armor'] as const
export type Operation = (typeof operations)[number]

/** What is there before the first step. */
export const givens = ['message', 'session-key', 'shared-key', 'sender', 'recipient', 'nonce'] as const
export type Given = (typeof givens)[number]

export const stepsMax = 12
export const inputsMax = 3

/** A given, or the number of an earlier step, from 0. */
const SourceSchema = z.union([z.enum(givens), z.int().check(z.gte(0), z.lt(stepsMax))])
export type Source = z.infer<typeof SourceSchema>

export const PipelineStepSchema = z.strictObject({
  does: z.enum(operations),
  /** One, but for join. */
  on: z.array(SourceSchema).check(z.maxLength(inputsMax)),
  /** Of mac and encrypt. */
  key: z.optional(SourceSchema),
  /** Of seal: whose public key. Of sign: whose private one. */
  of: z.optional(z.enum(['sender', 'recipient'])),
})
export type PipelineStep = z.infer<typeof PipelineStepSchema>

/** Who and what stands for the roles in one play. */
export interface Play {
  sender: string
  recipient: string
  message: string
  sessionKey: string
  nonce: string
}

type PlayedPipeline = { ok: true; packet: Term } | { ok: false; step: number; says: string }

/** The packet that goes out: what the last step makes. */
export function playPipeline(steps: readonly PipelineStep[], play: Play): PlayedPipeline {
  const made: Term[] = []
  for (const [index, { does, on, key, of }] of steps.entries()) {
    const refuse = (says: string): PlayedPipeline => ({ ok: false, step: index, says })
    const inputs = on.map((source) => find(source, made, play))
    const [first, ...more] = inputs
    if (inputs.includes(null)) return refuse('It takes what no earlier step has made.')
    if (!first) return refuse('It takes nothing. Choose what it works on.')
    if (does === 'join') {
      if (more.length === 0) return refuse('It joins one thing only. Choose another.')
      made.push({ is: 'join', parts: inputs.flatMap((each) => each ?? []) })
      continue
    }
    if (more.length > 0) return refuse('It works on one thing only. Join things first.')
    if (does === 'hash' || does === 'compress' || does === 'armor') {
      made.push({ is: does, of: first })
      continue
    }
    if (does === 'sign' || does === 'seal') {
      const who = of === 'sender' ? play.sender : of === 'recipient' ? play.recipient : null
      if (who === null) return refuse('Choose whose key it takes.')
      made.push(does === 'sign' ? { is: does, of: first, by: who } : { is: does, of: first, to: who })
      continue
    }
    const term = key === undefined ? null : find(key, made, play)
    if (!term) return refuse('Choose the key that it takes.')
    made.push({ is: does, of: first, key: term })
  }
  const packet = made.at(-1)
  return packet ? { ok: true, packet } : { ok: false, step: 0, says: 'There is no step yet.' }
}

/** Parts of a packet that can be taken in; joining what was joined three times over makes a hundred thousand of them. */
const packetPartsMax = 400

/** Whether what the steps make is small enough to be shown, and taken apart at once. */
export function isPlayable(steps: readonly PipelineStep[]): boolean {
  const sizes: number[] = []
  for (const { on, key } of steps) {
    const used = key === undefined ? on : [...on, key]
    sizes.push(
      used.reduce<number>((sum, each) => sum + (typeof each === 'number' ? (sizes[each] ?? 0) : 1), 1),
    )
  }
  return sizes.every((size) => size <= packetPartsMax)
}

function find(source: Source, made: readonly Term[], play: Play): Term | null {
  if (typeof source === 'number') return made[source] ?? null
  switch (source) {
    case 'message':
      return atom(play.message)
    case 'session-key':
      return atom(play.sessionKey)
    case 'nonce':
      return atom(play.nonce)
    case 'sender':
      return atom(play.sender)
    case 'recipient':
      return atom(play.recipient)
    case 'shared-key':
      return sharedKey(play.sender, play.recipient)
  }
}

/** The same whoever sends. */
export const sharedKey = (one: string, other: string): Term =>
  atom(`key of ${[one, other].toSorted().join(' and ')}`)
