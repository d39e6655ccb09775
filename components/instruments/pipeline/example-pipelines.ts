import type { PipelineStep } from '#protocols/deduction/pipeline.ts'
import { readPipeline } from '#protocols/deduction/pipeline-text.ts'

const texts = [
  [
    'pgp',
    'as OpenPGP does it',
    'h = hash message\ns = sign h by sender\nj = join message s\nc = compress j\ne = encrypt c with session-key\nw = seal session-key to recipient\np = join w e\narmor p',
  ],
  [
    'named',
    'with the recipient in what is signed',
    'j = join message recipient\nh = hash j\ns = sign h by sender\nb = join message recipient s\ne = encrypt b with session-key\nw = seal session-key to recipient\njoin w e',
  ],
  [
    'sign-last',
    'encrypted first, signed afterwards',
    'e = encrypt message with session-key\nw = seal session-key to recipient\nh = hash e\ns = sign h by sender\njoin w e s',
  ],
  ['sealed', 'encrypted with a public key alone', 'seal message to recipient'],
  ['signed', 'signed alone', 'h = hash message\ns = sign h by sender\njoin message s'],
  ['code', 'with an authentication code', 'c = mac message with shared-key\njoin message c'],
  [
    'nonce',
    'an answer to a number of Bob’s',
    'j = join message nonce\nc = mac j with shared-key\nb = join message c\nencrypt b with shared-key',
  ],
] as const

/** Designs to begin with, sound and not. */
export const examplePipelines: readonly { id: string; name: string; steps: readonly PipelineStep[] }[] =
  texts.map(([id, name, text]) => {
    const read = readPipeline(text)
    return { id, name, steps: read.ok ? read.steps : [] }
  })
