// Published attacks, and designs that withstand them, of different shapes: each with what it must be found to lack.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse, canHave, explainDeduction } from '#protocols/deduction/deduce.ts'
import { readPipeline } from '#protocols/deduction/pipeline-text.ts'
import { judgePipeline, type RequirementName, requirementNames } from '#protocols/deduction/requirements.ts'
import { atom, privateKey, type Term, tellTerm } from '#protocols/deduction/term.ts'

const pgp = `h = hash message
s = sign h by sender
j = join message s
c = compress j
e = encrypt c with session-key
w = seal session-key to recipient
p = join w e
armor p`

const attacks: [string, string, RequirementName[]][] = [
  // Davis, Defective Sign & Encrypt in S/MIME, PKCS#7, MOSS, PEM, PGP, and XML (USENIX 2001).
  ['surreptitious forwarding of sign-then-encrypt', pgp, ['meant-for-bob']],
  [
    'a signature cut off and replaced, as of X.509 two-pass (Burrows, Abadi, Needham 1990; Anderson, Needham 1995)',
    'e = encrypt message with session-key\nw = seal session-key to recipient\nh = hash e\ns = sign h by sender\njoin w e s',
    ['signature-stays', 'signer-hidden'],
  ],
  [
    'a public key opens for nobody, and proves nothing (Diffie, Hellman 1976)',
    'seal message to recipient',
    ['authentic', 'meant-for-bob', 'signature-stays', 'message-once'],
  ],
  [
    'a signature hides nothing',
    's = sign message by sender\njoin message s',
    ['secret', 'meant-for-bob', 'signer-hidden'],
  ],
  [
    'a session key in the clear',
    'e = encrypt message with session-key\njoin session-key e',
    ['secret', 'authentic', 'meant-for-bob', 'signature-stays'],
  ],
  [
    'a session key under the sender’s public key',
    'e = encrypt message with session-key\nw = seal session-key to sender\njoin w e',
    ['bob-reads'],
  ],
  [
    'a digest without a key is no code (Tsudik 1992 asks for keyed ones)',
    'h = hash message\nj = join message h\ne = encrypt j with session-key\nw = seal session-key to recipient\njoin w e',
    ['authentic', 'meant-for-bob', 'signature-stays'],
  ],
  [
    'a signature over the session key alone (Denning, Sacco 1981, as broken by Abadi, Needham 1994)',
    's = sign session-key by sender\nj = join session-key s\nw = seal j to recipient\ne = encrypt message with session-key\njoin w e',
    ['authentic', 'meant-for-bob'],
  ],
  [
    'a nonce that nothing covers is exchanged (replay, Denning, Sacco 1981)',
    'a = mac message with shared-key\nj = join message a\ne = encrypt j with shared-key\njoin nonce e',
    ['fresh', 'message-once'],
  ],
  [
    'a signature in the clear tells who wrote, and confirms a guess',
    's = sign message by sender\ne = encrypt message with session-key\nw = seal session-key to recipient\njoin s w e',
    ['meant-for-bob', 'signer-hidden'],
  ],
]

const all = new Set<RequirementName>(requirementNames)
const besides = (...names: RequirementName[]) => [...all].filter((name) => !names.includes(name))
/** Beside each what it is sound for. */
const sound: [string, string, RequirementName[]][] = [
  ['OpenPGP’s order, for what it promises', pgp, besides('meant-for-bob', 'fresh')],
  [
    'the recipient named in what is signed',
    `j = join message recipient\nh = hash j\ns = sign h by sender\nb = join message recipient s\ne = encrypt b with session-key\nw = seal session-key to recipient\njoin w e`,
    besides('fresh'),
  ],
  [
    'a nonce of Bob’s in what is signed',
    `j = join message recipient nonce\nh = hash j\ns = sign h by sender\nb = join message s\ne = encrypt b with session-key\nw = seal session-key to recipient\njoin w e`,
    besides(),
  ],
  [
    'the whole signed, without a digest',
    `j = join message recipient\ns = sign j by sender\nb = join message s\ne = encrypt b with session-key\nw = seal session-key to recipient\njoin w e`,
    besides('fresh'),
  ],
  [
    'a code and a cipher with one shared key',
    'a = mac message with shared-key\nj = join message a\nencrypt j with shared-key',
    besides('fresh', 'message-once'),
  ],
  [
    'encrypt, then authenticate',
    'e = encrypt message with shared-key\na = mac e with shared-key\njoin e a',
    besides('fresh', 'message-once'),
  ],
  [
    'a code over a nonce',
    'j = join message nonce\na = mac j with shared-key\nb = join message a\nencrypt b with shared-key',
    besides('message-once'),
  ],
  [
    'the seal outside, all signed inside',
    'j = join message recipient\ns = sign j by sender\nb = join message s\nseal b to recipient',
    besides('fresh', 'message-once'),
  ],
  [
    'a session key under the shared key',
    'a = mac message with shared-key\nj = join message a\ne = encrypt j with session-key\nw = encrypt session-key with shared-key\njoin w e',
    besides('fresh'),
  ],
  [
    'sign, encrypt, sign again',
    `s = sign message by sender\nj = join message s\ne = encrypt j with session-key\nw = seal session-key to recipient\nb = join w e\nt = sign b by sender\njoin b t`,
    ['bob-reads', 'secret', 'authentic', 'meant-for-bob', 'message-once'],
  ],
]

const stepsOf = (text: string) => {
  const read = readPipeline(text)
  if (!read.ok) throw new Error(`line ${read.line}: ${read.says}`)
  return read.steps
}

describe('published attacks', () => {
  test.each(attacks)('%s', (_, text, broken) => {
    for (const name of broken) {
      const judged = judgePipeline(stepsOf(text), name)
      expect(judged.met, name).toBe(false)
      expect(judged.met ? [] : judged.attack).not.toEqual([])
    }
  })
})

describe('sound designs', () => {
  test.each(sound)('%s', (_, text, kept) => {
    const judged = kept.map((name) => [name, judgePipeline(stepsOf(text), name)])
    expect(judged).toEqual(kept.map((name) => [name, { met: true }]))
  })
})

test('the attack on sign-then-encrypt is told step by step', () => {
  expect(judgePipeline(stepsOf(pgp), 'meant-for-bob')).toMatchInlineSnapshot(`
    {
      "attack": [
        "Alice writes to Trudy: armor((seal(k for Trudy, to Trudy), encrypt(compress((m, sign(hash(m), by Alice))), k for Trudy)))",
        "Trudy makes seal(her own k, to Bob)",
        "Trudy undoes armor((seal(k for Trudy, to Trudy), encrypt(compress((m, sign(hash(m), by Alice))), k for Trudy))), and has (seal(k for Trudy, to Trudy), encrypt(compress((m, sign(hash(m), by Alice))), k for Trudy))",
        "Trudy takes (seal(k for Trudy, to Trudy), encrypt(compress((m, sign(hash(m), by Alice))), k for Trudy)) apart, and has encrypt(compress((m, sign(hash(m), by Alice))), k for Trudy)",
        "Trudy takes (seal(k for Trudy, to Trudy), encrypt(compress((m, sign(hash(m), by Alice))), k for Trudy)) apart, and has seal(k for Trudy, to Trudy)",
        "Trudy opens seal(k for Trudy, to Trudy) with the private key of Trudy, and has k for Trudy",
        "Trudy decrypts encrypt(compress((m, sign(hash(m), by Alice))), k for Trudy) with k for Trudy, and has compress((m, sign(hash(m), by Alice)))",
        "Trudy makes encrypt(compress((m, sign(hash(m), by Alice))), her own k)",
        "Trudy makes (seal(her own k, to Bob), encrypt(compress((m, sign(hash(m), by Alice))), her own k))",
        "Trudy makes armor((seal(her own k, to Bob), encrypt(compress((m, sign(hash(m), by Alice))), her own k)))",
        "Trudy sends Bob armor((seal(her own k, to Bob), encrypt(compress((m, sign(hash(m), by Alice))), her own k)))",
      ],
      "met": false,
    }
  `)
})

const term: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', 'k').map(atom),
    fc.record({
      is: fc.constant('join' as const),
      parts: fc.array(tie('term'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      is: fc.constantFrom('hash' as const, 'compress' as const, 'armor' as const),
      of: tie('term'),
    }),
    fc.record({ is: fc.constant('sign' as const), of: tie('term'), by: fc.constantFrom('Alice', 'Trudy') }),
    fc.record({ is: fc.constantFrom('encrypt' as const, 'mac' as const), of: tie('term'), key: tie('term') }),
    fc.record({ is: fc.constant('seal' as const), of: tie('term'), to: fc.constantFrom('Alice', 'Trudy') }),
  ),
})).term

test('who knows more has no less; what can be had is explained, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 4 }), term, term, (known, more, wanted) => {
      const less = analyse([privateKey('Trudy'), ...known])
      const all = analyse([privateKey('Trudy'), ...known, more])
      for (const each of less.terms.values()) expect(canHave(each, all)).toBe(true)
      if (canHave(wanted, less)) expect(canHave(wanted, all)).toBe(true)
      expect(explainDeduction(wanted, less) !== null).toBe(canHave(wanted, less))
      // What was encrypted for another stays closed, unless its content is known anyway.
      const hidden = atom('secret')
      const closed = analyse([privateKey('Trudy'), ...known, { is: 'seal', of: hidden, to: 'Alice' }])
      expect(canHave(hidden, closed)).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('the same text is the same term', () => {
  fc.assert(
    fc.property(term, term, (one, other) => {
      expect(tellTerm(one) === tellTerm(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
    { numRuns: 200 },
  )
})
