import type { Model } from '#graders/models/model.ts'
import { pageModel } from '#graders/models/page-model.ts'

const models: ReadonlyMap<string, Model> = new Map([
  ['http-nonpersistent', pageModel('close')],
  ['http-persistent', pageModel('one-by-one')],
  ['http-pipelined', pageModel('pipelined')],
])

export const modelNames: readonly string[] = [...models.keys()]

export function findModel(name: string): Model | null {
  return models.get(name) ?? null
}
