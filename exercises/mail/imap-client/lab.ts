import { everyAddressAnswers, lab } from '#graders/author/lab'
import {
  givenLogin,
  givenNumber,
  givenPort,
  logsOut,
  quotesPassword,
  strictCommands,
  utf8,
} from './conforms.ts'
import {
  survivesLookAlike,
  survivesNobody,
  survivesSplitText,
  survivesUntagged,
  survivesWrongPassword,
} from './survives.ts'
import { connects, ends, logsIn, printsIt } from './works.ts'

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    connects,
    logsIn,
    printsIt,
    ends,
    givenPort,
    givenLogin,
    quotesPassword,
    givenNumber,
    strictCommands,
    logsOut,
    utf8,
    survivesUntagged,
    survivesSplitText,
    survivesLookAlike,
    survivesWrongPassword,
    survivesNobody,
  ],
})
