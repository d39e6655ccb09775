import { findPractice } from '#server/practice/find-practice.ts'
import { loadUnits } from '#server/units/load-units.ts'
import type { UnitSummary } from '#server/units/unit-view.ts'

/** All units by position, for anybody. */
export async function listUnits(now: Date = new Date()): Promise<UnitSummary[]> {
  const units = await loadUnits()
  const known = await findPractice(
    units.flatMap(({ exercises }) => exercises),
    now,
  )
  return units.map(({ id, title, position, about, exercises }) => {
    const kinds = exercises.flatMap((exercise) => known.get(exercise)?.kind ?? [])
    const labs = kinds.filter((kind) => kind === 'lab').length
    const sentence = firstSentence(about)
    return { id, title, position, sentence, exercises: kinds.length - labs, labs }
  })
}

/** As plain text. */
const firstSentence = (markdown: string) =>
  (markdown.split(/(?<=[.!?])\s/u, 1)[0] ?? '').replaceAll(/[*`_]/gu, '')
