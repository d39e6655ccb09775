import { expect, test } from 'vitest'
import { writeCapture } from '#graders/labs/network/write-capture.ts'

/** Blocks as draft-ietf-opsawg-pcapng section 3.1 has them: type, length, body, length. */
function blocksOf(file: Buffer): { type: number; body: Buffer }[] {
  const blocks: { type: number; body: Buffer }[] = []
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32LE(at + 4)
    expect(length % 4).toBe(0)
    expect(file.readUInt32LE(at + length - 4)).toBe(length)
    blocks.push({ type: file.readUInt32LE(at), body: file.subarray(at + 8, at + length - 4) })
    at += length
  }
  return blocks
}

test('a capture is a section, an interface, and each packet with its time', () => {
  const frames = [Buffer.from('abcde'), Buffer.alloc(0)]
  const atNs = 1_800_000_000_123_456_789n
  const file = writeCapture({ packets: frames.map((frame) => ({ atNs, frame })), cut: false }, 'A check.')
  const [section, lo, first, second] = blocksOf(file)
  expect(blocksOf(file).map(({ type }) => type)).toEqual([0x0a0d0d0a, 1, 6, 6])
  expect(section?.body.readUInt32LE(0)).toBe(0x1a2b3c4d)
  expect(section?.body.toString('latin1')).toContain('A check.')
  expect(lo?.body.readUInt16LE(0)).toBe(1)
  const high = first?.body.readUInt32LE(4) ?? 0
  expect((BigInt(high) << 32n) | BigInt(first?.body.readUInt32LE(8) ?? 0)).toBe(atNs)
  expect(first?.body.readUInt32LE(12)).toBe(5)
  expect(first?.body.subarray(20).toString('latin1')).toBe('abcde\0\0\0')
  expect(second?.body.length).toBe(20)
})

test('one that is not whole says so', () => {
  expect(writeCapture({ packets: [], cut: true }, 'A check.').toString('latin1')).toContain(
    'Only the first packets',
  )
})
