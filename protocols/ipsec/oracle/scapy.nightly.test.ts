// Scapy and tshark as witnesses: scapy makes the packets and says which changed octets its check notices, tshark reads in
// which order the headers stand. Needs Debian's python3-scapy, python3-cryptography and tshark; says so where they are missing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { type Association, covered, type PacketStack, packetStack } from '#protocols/ipsec/packet-stack.ts'

/** Debian's own Python: others do not see what it installs. */
const python = '/usr/bin/python3'
const tried = spawnSync('sh', [
  '-c',
  `${python} -c 'import scapy.layers.ipsec, cryptography' && tshark --version`,
])
const possible = tried.status === 0
if (!possible) {
  console.warn(
    'Left out: scapy and tshark cannot be asked here (apt-get install python3-scapy python3-cryptography tshark).',
  )
}

const AnswersSchema = z.array(
  z.object({
    checked: z.array(z.array(z.string())),
    visible: z.array(z.array(z.string())),
    protocols: z.string(),
  }),
)

const single: Association[] = (['transport', 'tunnel'] as const).flatMap((mode) => {
  const ends = mode === 'tunnel' ? { from: '192.0.2.1', to: '198.51.100.1' } : {}
  return [
    { protocol: 'ah' as const, mode, encrypts: false, checks: true, ...ends },
    { protocol: 'esp' as const, mode, encrypts: true, checks: true, ...ends },
    { protocol: 'esp' as const, mode, encrypts: false, checks: true, ...ends },
    { protocol: 'esp' as const, mode, encrypts: true, checks: false, ...ends },
  ]
})
const elsewhere = (association: Association): Association =>
  association.mode === 'tunnel' ? { ...association, from: '192.0.2.9', to: '198.51.100.9' } : association
const cases = (['tcp', 'udp'] as const).flatMap((transport) => {
  const packet = { source: '10.1.0.5', destination: '10.2.0.6', transport }
  const within = transport === 'tcp' ? single : []
  const nested = within.flatMap((inner) => single.map((outer) => [inner, elsewhere(outer)]))
  return [...single.map((one) => [one]), ...nested].map((associations) => ({ packet, associations }))
})

test.skipIf(!possible)('scapy checks and hides what the model says, and tshark reads its order', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-ipsec-'))
  const script = path.join(import.meta.dirname, 'ask-scapy.py')
  const asked = spawnSync(python, [script], {
    input: JSON.stringify({ folder, cases }),
    timeout: 180_000,
    maxBuffer: 16 * 2 ** 20,
  })
  rmSync(folder, { recursive: true })
  expect(asked.status, asked.stderr.toString('utf8')).toBe(0)
  const answers = AnswersSchema.parse(JSON.parse(asked.stdout.toString('utf8')))
  expect(answers.length).toBe(cases.length)
  for (const [at, { packet, associations }] of cases.entries()) {
    const name = JSON.stringify(associations)
    const answer = answers[at]
    // Whether tshark names what follows TCP depends on its ports.
    expect(answer?.protocols.replace(/:data$/u, ''), name).toBe(
      tsharkOrder(packetStack(packet, associations)),
    )
    for (const [index] of associations.entries()) {
      // As far as the packet was made when the check was computed.
      const stack = packetStack(packet, associations.slice(0, index + 1))
      const bracket = (does: string) =>
        stack.brackets.find((each) => each.association === index + 1 && each.does === does) ?? { over: null }
      const checked = covered(stack, bracket('checks')).filter(asksFor(index + 1))
      expect(answer?.checked[index]?.toSorted(), `${name}: ${index}`).toEqual(checked.toSorted())
      const hidden = stack.brackets
        .filter(({ does }) => does === 'encrypts')
        .flatMap((each) => covered(stack, each))
      const visible = stack.blocks
        .map(({ id }) => id)
        .filter((id) => /^(?:ip|ah|esp|tcp|udp|data)/u.test(id) && !hidden.includes(id))
      expect(answer?.visible[index]?.toSorted(), `${name}: ${index}`).toEqual(visible.toSorted())
    }
  }
})

/** Trailers and check values of earlier associations have no octets by which the script could find them. */
const asksFor = (association: number) => (id: string) =>
  /^(?:ip|ah|esp|tcp|udp|data)/u.test(id) || id === `trailer-${association}`

/** What is in a packet whose ESP has NULL encryption, in tshark's words. */
function tsharkOrder({ blocks }: PacketStack): string {
  const words = blocks.map(({ kind }) => kind).filter((kind) => /^(?:ip|ah|esp|tcp|udp)$/u.test(kind))
  return ['raw', ...words].join(':')
}
