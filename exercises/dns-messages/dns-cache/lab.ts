import { lab, programServesAt } from '#graders/author/lab'
import { host } from './asking.ts'
import {
  anyCase,
  caches,
  countsDown,
  expires,
  givenForwarder,
  noSuchName,
  otherType,
  shortestTtl,
  soundReply,
} from './conforms.ts'
import { forged, garbage, lostReply, parallel, sameId } from './survives.ts'
import { answers, goesOn, listens } from './works.ts'

export default lab({
  internet: programServesAt({ host }),
  checks: [
    listens,
    answers,
    goesOn,
    soundReply,
    givenForwarder,
    caches,
    expires,
    shortestTtl,
    countsDown,
    otherType,
    anyCase,
    noSuchName,
    parallel,
    sameId,
    lostReply,
    garbage,
    forged,
  ],
})
