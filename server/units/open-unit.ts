import { findPractice } from '#server/practice/find-practice.ts'
import { loadUnits } from '#server/units/load-units.ts'
import type { UnitLink, UnitView } from '#server/units/unit-view.ts'

/** A unit with its exercises, for anybody; null when there is none of that id. */
export async function openUnit(id: string, now: Date = new Date()): Promise<UnitView | null> {
  const units = await loadUnits()
  const index = units.findIndex((unit) => unit.id === id)
  const unit = units[index]
  if (unit === undefined) return null
  const known = await findPractice(unit.exercises, now)
  return {
    ...linkOf(unit),
    ...unit.typeset,
    exercises: unit.exercises.flatMap((exercise) => {
      const found = known.get(exercise)
      if (found === undefined) return []
      const { title, kind, because } = found
      return [{ id: exercise, title, kind, because }]
    }),
    previous: linkTo(units[index - 1]),
    next: linkTo(units[index + 1]),
  }
}

/** The unit that an exercise stands in; null for one of no unit. */
export async function openUnitOf(exerciseId: string): Promise<UnitView | null> {
  const unit = (await loadUnits()).find(({ exercises }) => exercises.includes(exerciseId))
  return unit === undefined ? null : openUnit(unit.id)
}

const linkOf = ({ id, title, position }: UnitLink): UnitLink => ({ id, title, position })
const linkTo = (unit: UnitLink | undefined) => (unit === undefined ? null : linkOf(unit))
