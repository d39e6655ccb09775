import { randomUUID } from 'node:crypto'
import type { SiteViewer } from '../../tests/support/site-viewer.ts'
import type { BenchItem } from './course-of-all-kinds.ts'
import { worstAnswers } from './worst-answers.ts'

export interface WorstSubmitted {
  kind: string
  ms: number
  /** `judged`, or the code of the refusal. */
  came: string
}

/** Submits the worst answers to each item in turn, taking new numbers after each that was judged, until told to end. */
export async function submitWorst(
  viewer: SiteViewer,
  items: readonly BenchItem[],
  first: number,
  ending: AbortSignal,
): Promise<WorstSubmitted[]> {
  const submitted: WorstSubmitted[] = []
  const attempts = new Map<string, number>()
  for (let turn = first; !ending.aborted; turn += 1) {
    const item = items[turn % items.length]
    if (item === undefined) throw new Error('There is nothing to answer.')
    const { id: itemId, kind, parts } = item
    const page = `/items/${itemId}`
    const worst = worstAnswers[kind] ?? []
    const response = Object.fromEntries(
      parts.map((part, at) => [part, worst[(Math.floor(turn / items.length) + first + at) % worst.length]]),
    )
    const attempt = attempts.get(itemId) ?? 1
    const startedAt = performance.now()
    const key = randomUUID()
    const said = await viewer.act(page, 'submitResponseAction', { itemId, attempt, key, response })
    const ms = performance.now() - startedAt
    const came = said.includes('"ok":true') ? 'judged' : (/"code":"([a-z-]+)"/u.exec(said)?.[1] ?? 'unknown')
    submitted.push({ kind, ms, came })
    if (came !== 'judged') continue
    await viewer.act(page, 'newNumbersAction', { itemId, attempt })
    attempts.set(itemId, attempt + 1)
  }
  return submitted
}
