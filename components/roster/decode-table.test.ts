import { expect, it } from 'vitest'
import { decodeTable } from '#components/roster/decode-table.ts'

it.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from('é;ü')],
  ['UTF-8 with its mark', Buffer.from('\ufeffé;ü')],
  ['UTF-16', Buffer.from('\ufeffé;ü', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\ufeffé;ü', 'utf16le').swap16()],
  ['Windows-1252', Buffer.from('é;ü', 'latin1')],
])('reads %s', (_encoding, bytes) => {
  expect(decodeTable(bytes)).toBe('é;ü')
})
