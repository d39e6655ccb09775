import { expect, test } from 'vitest'
import { readSourceFacts } from '#graders/labs/program/source-facts.ts'

test.each([
  ['s.connect(("localhost", 8888))', [8888]],
  ["net.connect(3000, 'localhost')", [3000]],
  ['port = 12_000; buffer = 4096', [12_000, 4096]],
  ['s.connect(("127.0.0.1", 6789))', [6789]],
  ['x = 70000; y = 1.5; z = a1; 0', []],
])('%s may mean the ports %j', (source, ports) => {
  expect(readSourceFacts([source]).writtenPorts).toEqual(ports)
})

test.each([
  ['s.sendto(query, ("8.8.8.8", 53))', ['8.8.8.8']],
  ["const roots = ['198.41.0.4', '192.33.4.12', '198.41.0.4']", ['198.41.0.4', '192.33.4.12']],
  ['version 1.2.3.4.5 of 10.0.0.300 and v1.2.3.4', []],
])('%s may mean the addresses %j', (source, addresses) => {
  expect(readSourceFacts([source]).writtenAddresses).toEqual(addresses)
})

test('a module is imported where the source says so, and not where it is only named', () => {
  expect(readSourceFacts(['import asyncio, sys']).imports('asyncio')).toBe(true)
  expect(readSourceFacts(['from asyncio import run']).imports('asyncio')).toBe(true)
  expect(readSourceFacts(['# asyncio is nice\nimport socket']).imports('asyncio')).toBe(false)
})

test('a text full of numbers gives no more ports than can be listened at', () => {
  const all = Array.from({ length: 5_000 }, (_, index) => index + 1).join(' ')
  expect(readSourceFacts([all]).writtenPorts).toHaveLength(64)
})
