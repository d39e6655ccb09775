import { Resolver } from 'node:dns/promises'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerQuery, startNameServer } from '#graders/labs/peers/dns/name-server.ts'
import { loopbackNetwork } from '#graders/labs/peers/testing/peer-tools.ts'

const lookUp = (name: string) => (name === 'missing.example' ? null : '198.51.100.7')

test("every name leads to the lab's host, but for those that do not exist", async () => {
  const server = await startNameServer(loopbackNetwork, lookUp, { port: 0 })
  const resolver = new Resolver()
  resolver.setServers([`127.0.0.1:${server.port}`])
  await expect(resolver.resolve4('Any.Name.example')).resolves.toEqual(['198.51.100.7'])
  await expect(resolver.resolve6('any.name.example')).rejects.toMatchObject({ code: 'ENODATA' })
  await expect(resolver.resolve4('missing.example')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  server.close()
})

/** An A question for a.example, RFC 1035 section 4.1.2. */
const query = Buffer.from('1234010000010000000000000161076578616d706c650000010001', 'hex')

test('over TCP a message follows its length', async () => {
  const server = await startNameServer(loopbackNetwork, lookUp, { port: 0 })
  const socket = connect(server.port, '127.0.0.1')
  socket.write(Buffer.concat([Buffer.from([0, query.length]), query]))
  const response = await buffer(socket)
  expect(response.readUInt16BE(0)).toBe(response.length - 2)
  expect(response.subarray(-4)).toEqual(Buffer.from([198, 51, 100, 7]))
  server.close()
})

test('the answer says that it is one, repeats id and question, and is for the name asked', () => {
  const answer = answerQuery(query, lookUp)
  expect(answer?.toString('hex')).toBe(
    `1234858000010001000000000${query.toString('hex').slice(25)}c00c000100010000003c0004c6336407`,
  )
})

test('a response is not answered, nor is a name that does not end', () => {
  const response = Buffer.from(query)
  response[2] = 0x81
  expect(answerQuery(response, lookUp)).toBeNull()
  expect(answerQuery(query.subarray(0, -6), lookUp)).toBeNull()
})

test('any bytes give an answer or none, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      answerQuery(Buffer.concat([query.subarray(0, 12), bytes]), lookUp)
      answerQuery(Buffer.from(bytes), lookUp)
    }),
  )
})
