import { httpNonPersistent } from '#graders/exercise/models/http-nonpersistent.ts'
import type { Model } from '#graders/exercise/models/model.ts'

const models: ReadonlyMap<string, Model> = new Map([['http-nonpersistent', httpNonPersistent]])

export const modelNames: readonly string[] = [...models.keys()]

export function findModel(name: string): Model | null {
  return models.get(name) ?? null
}
