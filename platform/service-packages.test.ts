import { expect, test } from 'vitest'
import { ensureServices } from './service-packages.ts'

test('nothing is installed when nothing is missing', () => {
  const said: string[] = []
  const result = ensureServices([{ name: 'shell', programs: ['sh'] }], (line) => said.push(line))
  expect([result, said]).toEqual([{ state: 'present' }, []])
})
