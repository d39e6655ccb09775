import { globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { type Runtime, runtimeOf } from '#graders/runtimes.ts'
import { printsOf } from '#server/similarity/prints.ts'
import { tokensOf } from '#server/similarity/tokens-of.ts'

const exercises = resolve(import.meta.dirname, '../../exercises')
/** All right solutions in the languages that are read by a grammar made for another. */
const programs = globSync('*/*/solutions/*.{java,go}', { cwd: exercises }).map((path) => ({
  path,
  runtime: runtimeOf(path) ?? 'java',
  text: readFileSync(resolve(exercises, path), 'utf8'),
}))
const kinds = (text: string, runtime: Runtime) => tokensOf(text, runtime).kinds.join(' ')

/** Names of its own, which it has declared, other ones; no comments; other blanks; and what it prints in other words. */
function copied(text: string): string {
  const bare = text.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/^\s+/gm, '   ')
  const names = new Set(
    [...bare.matchAll(/\b(?<name>[a-z]\w*) (?:=|:=)|[A-Z]\w+ (?<typed>[a-z]\w*)(?= =|\))/g)].flatMap(
      ({ groups = {} }) => [groups.name ?? groups.typed ?? ''],
    ),
  )
  const renamed = [...names].reduce(
    (so, name, at) => so.replaceAll(new RegExp(String.raw`(?<![."])\b${name}\b(?!")`, 'g'), `value${at}`),
    bare,
  )
  return renamed.replaceAll(/"[A-Z][^"\\]* [^"\\]*"/g, '"Something else is said here: "')
}

it.each(programs)('$path: a copy with other names, words and blanks gives the same tokens', (one) => {
  const copy = copied(one.text)
  expect(copy).toContain('value0')
  expect(kinds(copy, one.runtime)).toBe(kinds(one.text, one.runtime))
})

it('programs in Java for different tasks have little in common', () => {
  const right = programs.filter(({ path }) => basename(path) === 'right.java')
  const prints = right.map(({ path, text }) => {
    const file = { path, bytes: new TextEncoder().encode(text) }
    return new Set(printsOf([file]).prints.map(({ hash }) => hash))
  })
  const [client = new Set(), server = new Set()] = prints
  expect([right.length, client.size > 10, server.size > 10]).toEqual([2, true, true])
  const shared = [...client].filter((hash) => server.has(hash)).length
  expect(shared / Math.min(client.size, server.size)).toBeLessThan(0.5)
})
