// docs/catalogue.md says which exercises serve each topic of the lectures: they are there, and at least two.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const catalogue = new URL('../../../docs/catalogue.md', import.meta.url)
const topics = readFileSync(catalogue, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| topic'))
  .map((line) => {
    const [, topic = '', exercises = ''] = line.split('|').map((cell) => cell.trim())
    return { topic, exercises: [...exercises.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)] }
  })

test('every topic of the catalogue has two exercises of its own choosing', () => {
  expect(topics.length).toBeGreaterThan(70)
  const short = topics.filter(({ exercises }) => new Set(exercises.map(([, id]) => id)).size < 2)
  expect(short.map(({ topic }) => topic)).toEqual([])
})

test('every exercise that the catalogue names is there', () => {
  const missing = topics
    .flatMap(({ exercises }) => exercises)
    .filter(([, id, path = '']) => {
      return !path.endsWith(`/${id}/exercise.md`) || !existsSync(fileURLToPath(new URL(path, catalogue)))
    })
  expect(missing.map(([link]) => link)).toEqual([])
})
