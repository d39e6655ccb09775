import { lab, namesNobody } from '#graders/author/lab'
import { server } from './asking.ts'
import {
  followsAlias,
  givenServer,
  noAddress,
  noSuchName,
  onlyTheAnswer,
  otherRecords,
  severalAddresses,
  standardQuery,
  status,
  wholeNames,
} from './conforms.ts'
import { lostQuery, otherAddress, otherQuestion, pieces, silence, truncated, wrongId } from './survives.ts'
import { asks, asksForName, ends, printsAddress } from './works.ts'

export default lab({
  internet: namesNobody({ host: server }),
  checks: [
    asks,
    asksForName,
    printsAddress,
    ends,
    standardQuery,
    givenServer,
    severalAddresses,
    followsAlias,
    wholeNames,
    otherRecords,
    onlyTheAnswer,
    noSuchName,
    noAddress,
    status,
    wrongId,
    otherQuestion,
    otherAddress,
    lostQuery,
    silence,
    truncated,
    pieces,
  ],
})
