import { everyAddressAnswers, lab } from '#graders/author/lab'
import {
  chunked,
  closeDelimited,
  contentLength,
  exitStatus,
  givenServer,
  head,
  redirect,
  wellFormed,
} from './conforms.ts'
import {
  survivesCutShort,
  survivesRedirectLoop,
  survivesRefusal,
  survivesSlowContent,
  survivesSplitHead,
} from './survives.ts'
import { printsContent, reportsMissing, sendsRequest } from './works.ts'

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    sendsRequest,
    printsContent,
    reportsMissing,
    wellFormed,
    givenServer,
    contentLength,
    chunked,
    closeDelimited,
    head,
    redirect,
    exitStatus,
    survivesSplitHead,
    survivesSlowContent,
    survivesCutShort,
    survivesRedirectLoop,
    survivesRefusal,
  ],
})
