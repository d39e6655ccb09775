// Every model. A new one is a file beside this one and a line here.
export { accessLinkModel } from '#graders/models/access-link-model.ts'
export { bottleneckModel } from '#graders/models/bottleneck-model.ts'
export { conditionalGetModel } from '#graders/models/conditional-get-model.ts'
export { distributionModel } from '#graders/models/distribution-model.ts'
export { packetisationModel } from '#graders/models/packetisation-model.ts'
export {
  nonpersistentPageModel,
  persistentPageModel,
  pipelinedPageModel,
} from '#graders/models/page-model.ts'
export { playoutModel } from '#graders/models/playout-model.ts'
export { burstModel, md1Model, mm1Model } from '#graders/models/queue-models.ts'
export {
  sizedNonpersistentModel,
  sizedPersistentModel,
  sizedPipelinedModel,
} from '#graders/models/sized-page-model.ts'
export { stopAndWaitModel } from '#graders/models/stop-and-wait-model.ts'
export { storeAndForwardModel } from '#graders/models/store-and-forward-model.ts'
