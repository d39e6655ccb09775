import { lab, namesNobody } from '#graders/author/lab'
import { root } from './asking.ts'
import {
  aliasAcrossZones,
  deepZone,
  noAddress,
  noRecursion,
  noSuchName,
  status,
  withoutGlue,
} from './conforms.ts'
import {
  aliasLoop,
  lameServer,
  lostQuery,
  poisonedGlue,
  refersUp,
  silentServer,
  wrongId,
  zoneLoop,
} from './survives.ts'
import { asksRoot, ends, followsReferrals } from './works.ts'

export default lab({
  internet: namesNobody({ host: root }),
  checks: [
    asksRoot,
    followsReferrals,
    ends,
    noRecursion,
    deepZone,
    withoutGlue,
    aliasAcrossZones,
    noSuchName,
    noAddress,
    status,
    lameServer,
    silentServer,
    refersUp,
    lostQuery,
    wrongId,
    poisonedGlue,
    aliasLoop,
    zoneLoop,
  ],
})
