import { accessLinkModel } from '#graders/models/access-link-model.ts'
import { bottleneckModel } from '#graders/models/bottleneck-model.ts'
import { conditionalGetModel } from '#graders/models/conditional-get-model.ts'
import { distributionModel } from '#graders/models/distribution-model.ts'
import type { Model } from '#graders/models/model.ts'
import { packetisationModel } from '#graders/models/packetisation-model.ts'
import { pageModel } from '#graders/models/page-model.ts'
import { burstModel, randomQueueModel } from '#graders/models/queue-models.ts'
import { stopAndWaitModel } from '#graders/models/stop-and-wait-model.ts'
import { storeAndForwardModel } from '#graders/models/store-and-forward-model.ts'

/** All models, by the name that exercises use. The page of keys is written from it. */
export const models: ReadonlyMap<string, Model> = new Map([
  ['http-nonpersistent', pageModel('close')],
  ['http-persistent', pageModel('one-by-one')],
  ['http-pipelined', pageModel('pipelined')],
  ['store-and-forward', storeAndForwardModel],
  ['packetisation', packetisationModel],
  ['queue-burst', burstModel],
  ['queue-mm1', randomQueueModel('exponential sizes')],
  ['queue-md1', randomQueueModel('one size')],
  ['bottleneck', bottleneckModel],
  ['access-link', accessLinkModel],
  ['distribution', distributionModel],
  ['conditional-get', conditionalGetModel],
  ['stop-and-wait', stopAndWaitModel],
])

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
