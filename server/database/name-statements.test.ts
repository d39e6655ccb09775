import { describe, expect, it } from 'vitest'
import { nameStatements } from '#server/database/name-statements.ts'

const ask = (nameOf: ReturnType<typeof nameStatements>, sql: string, times: number) =>
  Array.from({ length: times }, () => nameOf({ sql }))

describe('nameStatements', () => {
  it('names what is asked again and again, always by the same name', () => {
    const nameOf = nameStatements()
    expect(ask(nameOf, 'SELECT 1', 7)).toEqual(['', '', '', '', 's1', 's1', 's1'])
    expect(ask(nameOf, 'SELECT 2', 5).at(-1)).toBe('s2')
    expect(nameOf({ sql: 'SELECT 1' })).toBe('s1')
  })

  it('gives a bounded number of names', () => {
    const nameOf = nameStatements()
    const given = Array.from({ length: 400 }, (_, each) => ask(nameOf, `SELECT ${each}`, 5).at(-1))
    expect(new Set(given.filter((name) => name !== '')).size).toBe(150)
    expect(given.at(-1)).toBe('')
  })
})
