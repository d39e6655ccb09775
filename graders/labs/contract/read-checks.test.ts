import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readChecks } from '#graders/labs/contract/read-checks.ts'

const root = fileURLToPath(new URL('../../../exercises', import.meta.url))
const labs = globSync('*/*/{lab,hidden}.ts', { cwd: root }).map((file) => [file] as const)

describe('reading checks without running them', () => {
  it.each(labs)('%s: every check that is written is found, as it is written', async (file) => {
    const source = readFileSync(join(root, file), 'utf8')
    const read = readChecks(source)
    expect(read).toHaveLength([...source.matchAll(/\bcheck\(/gu)].length)
    if (!file.endsWith('lab.ts')) return
    const module: { default: { checks: readonly object[] } } = await import(
      join(root, dirname(file), 'lab.ts')
    )
    for (const check of read) expect(module.default.checks).toContainEqual(expect.objectContaining(check))
  })

  it('leaves out what is written in another way, and never throws', () => {
    expect(readChecks("check(name, {}) check('a', { tier: 'works' }) check('b', {")).toEqual([])
    expect(readChecks("check('a', { tier: 'works', says: \"It\\'s so.\", points: 2 })")).toEqual([
      { id: 'a', tier: 'works', says: "It's so.", points: 2 },
    ])
  })
})
