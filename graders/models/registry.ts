// What follows from the list of models.
import type { Model } from '#graders/models/model.ts'
import * as modelsByExport from '#graders/models/models.ts'

const inOrder = Object.values<Model>(modelsByExport).toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** All models, by the name that exercises use. */
export const models: ReadonlyMap<string, Model> = new Map(inOrder.map((model) => [model.name, model]))

export const modelNames: readonly string[] = [...models.keys()]

export function findModel(name: string): Model | null {
  return models.get(name) ?? null
}

/** Why a model has no space-time diagram, for the author who asks for one; null when it has. */
export function whyNotDrawn(name: string): { says: string; fix: string } | null {
  if (findModel(name)?.draw) return null
  const drawn = [...models].flatMap(([each, { draw }]) => (draw ? [each] : []))
  return {
    says: `The model ${name} has no space-time diagram: it counts, and draws nothing.`,
    fix: `Ask for a number, or draw one of ${drawn.join(', ')}.`,
  }
}
