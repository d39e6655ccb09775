// An answer that made the site stand still once.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judgeResponse } from '#graders/exercise/judge-response.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { exerciseFrom } from '#graders/testing/written-exercise.ts'

const file = new URL('../../../../shared/cases/firewall/intricate-policy.json', import.meta.url)
const isHere = existsSync(file)
if (!isHere) console.warn(`Left out: there is no ${file.pathname}.`)
const folder = new URL('../../../exercises/firewalls/web-and-mail-behind-a-firewall/', import.meta.url)

test.skipIf(!isHere)('an intricate policy is judged within the budget, each time alike', () => {
  const answer: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const exercise = exerciseFrom(readFileSync(new URL('exercise.md', folder), 'utf8'))
  const judge = () =>
    judgeResponse(exercise, { net: 20, webhost: 20, mailhost: 200 }, ResponseSchema.parse({ policy: answer }))
  const judged = judge()
  expect(judged).toMatchObject({ parts: [{ outcome: { status: 'failed' } }] })
  expect(judge()).toEqual(judged)
})
