import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMessage } from '#protocols/http/parse-message.ts'
import { writeChunks, writeHead } from '#protocols/http/write-message.ts'

test('writes the head of RFC 9110 section 3.9', () => {
  const fields = [
    ['Date', 'Mon, 27 Jul 2009 12:28:53 GMT'],
    ['Content-Length', '51'],
  ] as const
  expect(writeHead('HTTP/1.1 200 OK', fields).toString()).toBe(
    'HTTP/1.1 200 OK\r\nDate: Mon, 27 Jul 2009 12:28:53 GMT\r\nContent-Length: 51\r\n\r\n',
  )
})

test('writes sizes in hexadecimal, extensions behind them, and trailers after the last chunk', () => {
  const written = writeChunks(Buffer.from('a'.repeat(26)), {
    sizes: [16, 10],
    extension: 'note=1',
    trailers: [['Expires', '0']],
  })
  expect(written.toString()).toBe(
    `10;note=1\r\n${'a'.repeat(16)}\r\na;note=1\r\n${'a'.repeat(10)}\r\n0;note=1\r\nExpires: 0\r\n\r\n`,
  )
  expect(writeChunks(Buffer.alloc(0), { sizes: [4] }).toString()).toBe('0\r\n\r\n')
})

test('what is written in chunks is read as the same content, however it is divided', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), sizes, fc.boolean(), (content, octets, isMarked) => {
      const head = writeHead('HTTP/1.1 200 OK', [['Transfer-Encoding', 'chunked']])
      const body = writeChunks(content, { sizes: octets, ...(isMarked ? { extension: 'a="b"' } : {}) })
      const read = parseMessage(Buffer.concat([head, body]), { kind: 'response', answersTo: 'GET' })
      expect(read.complete).toBe(true)
      expect(Buffer.from(read.content)).toEqual(Buffer.from(content))
      expect(read.findings.filter(({ severity }) => severity === 'rejects')).toEqual([])
    }),
  )
})
