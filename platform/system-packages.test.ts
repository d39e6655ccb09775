import { expect, test } from 'vitest'
import { ensurePackages, findMissing } from './system-packages.ts'

test('a package is there when any of its programs is', () => {
  expect(findMissing([{ name: 'shell', programs: ['/no/such/program', 'sh'] }])).toEqual([])
  expect(findMissing([{ name: 'nothing', programs: ['/no/such/program', 'no-such-program'] }])).toEqual([
    'nothing',
  ])
  expect(findMissing([{ name: 'module', programs: [], file: import.meta.filename }])).toEqual([])
})

test('nothing is installed when nothing is missing', () => {
  const said: string[] = []
  expect(ensurePackages([{ name: 'shell', programs: ['sh'] }], (line) => said.push(line))).toEqual({
    state: 'present',
  })
  expect(said).toEqual([])
})
