import { everyAddressAnswers, lab } from '#graders/author/lab'
import {
  announcesAll,
  asksWhoHas,
  blocks,
  peersAsList,
  rarestFirst,
  reportsFailure,
  saysCompleted,
  waitsForUnchoke,
} from './conforms.ts'
import {
  survivesChatter,
  survivesChoke,
  survivesCorrupt,
  survivesHave,
  survivesReset,
  survivesSplit,
  survivesTogether,
} from './survives.ts'
import { announces, fetchesFile, greets } from './works.ts'

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    announces,
    greets,
    fetchesFile,
    announcesAll,
    waitsForUnchoke,
    blocks,
    asksWhoHas,
    rarestFirst,
    peersAsList,
    saysCompleted,
    reportsFailure,
    survivesCorrupt,
    survivesChoke,
    survivesSplit,
    survivesTogether,
    survivesHave,
    survivesReset,
    survivesChatter,
  ],
})
