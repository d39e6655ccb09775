// What is asked of a pipeline, each as a question to Trudy's knowledge: can she have this term?
import { analyse, explainDeduction, type Knowledge } from '#protocols/deduction/deduce.ts'
import { type PipelineStep, type Play, playPipeline, sharedKey } from '#protocols/deduction/pipeline.ts'
import { atom, privateKey, subterms, type Term, tellTerm } from '#protocols/deduction/term.ts'

export const requirementNames = [
  'bob-reads',
  'secret',
  'authentic',
  'meant-for-bob',
  'signature-stays',
  'signer-hidden',
  'fresh',
  'message-once',
] as const
export type RequirementName = (typeof requirementNames)[number]

export const requirementSays: Readonly<Record<RequirementName, string>> = {
  'bob-reads': 'Bob can read the message.',
  secret: 'Trudy cannot read the message.',
  authentic: 'Trudy cannot make Bob take a message of hers for one of Alice’s.',
  'meant-for-bob':
    'Nobody to whom Alice has written can pass her message on to Bob as if she had written to him.',
  'signature-stays': 'Trudy cannot take a message of Alice’s that she cannot read, and send it as her own.',
  'signer-hidden': 'Trudy cannot see who has signed.',
  fresh: 'Trudy cannot send a message of Alice’s again, to be taken for a new one.',
  'message-once': 'For a second recipient the message need not be encrypted again.',
}

/** `attack`: what Trudy does, a sentence each; for a requirement about Bob, what he lacks. */
type JudgedRequirement = { met: true } | { met: false; attack: readonly string[] }

const play: Play = { sender: 'Alice', recipient: 'Bob', message: 'm', sessionKey: 'k', nonce: 'n' }
/** Names and public keys are everybody's; so is the nonce, which Bob has sent in the clear. */
const everybody = [atom('Alice'), atom('Bob'), atom('Trudy'), atom('n'), atom('n, an older one')]
/** What Trudy has before she has heard anything. */
export const trudys = [
  ...everybody,
  privateKey('Trudy'),
  sharedKey('Alice', 'Trudy'),
  sharedKey('Bob', 'Trudy'),
  atom('her own m'),
  atom('her own k'),
]

/** For steps that can be played (`playPipeline`). */
export function judgePipeline(steps: readonly PipelineStep[], name: RequirementName): JudgedRequirement {
  const packet = packetOf(steps, play)
  switch (name) {
    case 'bob-reads': {
      const bob = analyse([...everybody, privateKey('Bob'), sharedKey('Alice', 'Bob'), packet])
      if (bob.terms.has('m')) return { met: true }
      return {
        met: false,
        attack: [`Bob gets ${tellTerm(packet)}`, 'and has nothing with which he comes to m'],
      }
    }
    case 'secret':
      return attacked([packet], atom('m'))
    case 'authentic': {
      // She may have had messages of Alice's herself, and use again what was in them.
      const forged = ['her own k', 'k for Trudy', 'k'].map((sessionKey) =>
        packetOf(steps, { ...play, message: 'her own m', sessionKey }),
      )
      const toTrudy = packetOf(steps, { ...play, recipient: 'Trudy', sessionKey: 'k for Trudy' })
      const [alone, ...others] = forged.map((target) => attacked([packet], target))
      const broken = [alone, ...others].find((each) => each && !each.met)
      if (broken) return broken
      const [first, ...rest] = forged
      if (!first) return { met: true }
      return attacked([toTrudy, packet], first, {
        because: `Alice writes to Trudy: ${tellTerm(toTrudy)}`,
        otherwise: rest,
      })
    }
    case 'meant-for-bob': {
      const toTrudy = packetOf(steps, { ...play, recipient: 'Trudy', sessionKey: 'k for Trudy' })
      return attacked([toTrudy], packetOf(steps, { ...play, sessionKey: 'her own k' }), {
        because: `Alice writes to Trudy: ${tellTerm(toTrudy)}`,
        otherwise: [packetOf(steps, { ...play, sessionKey: 'k for Trudy' })],
      })
    }
    case 'signature-stays':
      return attacked([packet], packetOf(steps, { ...play, sender: 'Trudy' }))
    case 'signer-hidden': {
      const trudy = analyse([...trudys, packet])
      const shown = [...trudy.terms.values()].find((term) => term.is === 'sign' && term.by === 'Alice')
      if (!shown) return { met: true }
      return {
        met: false,
        attack: [
          ...(explainDeduction(shown, trudy) ?? []).map(byTrudy),
          `Trudy sees ${tellTerm(shown)}, and checks it with Alice’s public key`,
        ],
      }
    }
    case 'fresh':
      return attacked([packetOf(steps, { ...play, nonce: 'n, an older one' })], packet)
    case 'message-once': {
      const costly = subterms(packet).find((term) => term.is === 'seal' && holds(term.of, 'm'))
      const shared = subterms(packet).some(
        (term) => term.is === 'encrypt' && holds(term.of, 'm') && tellTerm(term.key) !== 'k',
      )
      if (!costly && !shared) return { met: true }
      return {
        met: false,
        attack: [
          'The whole message is encrypted with what only one recipient has: for another it is all done again',
        ],
      }
    }
  }
}

function attacked(
  heard: readonly Term[],
  target: Term,
  more: { because?: string; otherwise?: readonly Term[] } = {},
): JudgedRequirement {
  const trudy: Knowledge = analyse([...trudys, ...heard])
  for (const wanted of [target, ...(more.otherwise ?? [])]) {
    const steps = explainDeduction(wanted, trudy)
    if (!steps) continue
    const [packet] = heard
    const begins = more.because ?? (packet ? `Alice sends ${tellTerm(packet)}` : '')
    const ends = wanted.is === 'atom' ? [] : [`Trudy sends Bob ${tellTerm(wanted)}`]
    return { met: false, attack: [begins, ...steps.map(byTrudy), ...ends] }
  }
  return { met: true }
}

const byTrudy = (step: string) => `Trudy ${step}`

const holds = (term: Term, name: string) =>
  subterms(term).some((each) => each.is === 'atom' && each.name === name)

function packetOf(steps: readonly PipelineStep[], roles: Play): Term {
  const played = playPipeline(steps, roles)
  if (!played.ok) throw new Error(`deduction: step ${played.step + 1}: ${played.says}`)
  return played.packet
}
