import { expect, test } from 'vitest'
import { parseUnreadBytes } from '#graders/labs/kernel/unread-bytes.ts'

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:2EE0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0100007F:BB80 0100007F:2EE0 01 00000000:0000001C 00:00000000 00000000 65534        0 2 1 0 20 4 30 10 -1
   2: 0100007F:2EE0 0100007F:BB80 01 00000000:00000000 00:00000000 00000000     0        0 3 1 0 20 4 30 10 -1
`

test("the receive queue of the program's end is read, in hexadecimal", () => {
  expect(parseUnreadBytes(table, 0xbb80, 12_000)).toBe(28)
})

test('our own end has a queue of its own', () => {
  expect(parseUnreadBytes(table, 12_000, 0xbb80)).toBe(0)
})

test('a socket that is gone has none', () => {
  expect(parseUnreadBytes(table, 1, 12_000)).toBeNull()
})
