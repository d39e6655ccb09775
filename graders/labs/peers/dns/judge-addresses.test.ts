import { expect, test } from 'vitest'
import {
  addressesIn,
  printsAddresses,
  printsNone,
  printsNoOther,
} from '#graders/labs/peers/dns/judge-addresses.ts'
import { OutputCapture } from '#graders/labs/program/output-capture.ts'

const printed = (text: string) => {
  const capture = new OutputCapture(10_000)
  capture.add('stdout', Buffer.from(text))
  return { output: text, capture }
}

test.each([
  ['www.example.test has address 192.0.2.1', ['192.0.2.1']],
  ["b'192.0.2.1' and (192.0.2.2), 192.0.2.3.", ['192.0.2.1', '192.0.2.2', '192.0.2.3']],
  ['1.2.3.4.5 and 1192.0.2.1234 and version 1.2.3', []],
  ['IP\t192.0.2.10\t300\tauth', ['192.0.2.10']],
])('the addresses in %j are %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses)
})

test('each address must be there, as a whole', () => {
  expect(() => printsAddresses(printed('192.0.2.10\n192.0.2.1'), ['192.0.2.1', '192.0.2.10'])).not.toThrow()
  expect(() => printsAddresses(printed('192.0.2.10'), ['192.0.2.1'])).toThrow('wrong-field')
  expect(() => printsAddresses(printed('none'), ['192.0.2.1'])).toThrow('missing-output')
})

test('a lie that is printed is named, and so is what nobody said', () => {
  expect(() => printsNone(printed('192.0.2.1'), ['192.0.2.9'], 'a lie')).not.toThrow()
  expect(() => printsNone(printed('192.0.2.9'), ['192.0.2.9'], 'a lie')).toThrow('wrong-field')
  expect(() => printsNoOther(printed('server 192.0.2.9: NXDOMAIN'), ['192.0.2.9'])).not.toThrow()
  expect(() => printsNoOther(printed('0.0.0.0'), ['192.0.2.9'])).toThrow('made-up-output')
})
