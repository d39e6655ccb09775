import { everyAddressAnswers, lab } from '#graders/author/lab'
import {
  crlf,
  dotStuffing,
  envelope,
  givenPort,
  quits,
  sendsLetter,
  strictCommands,
  waitsForGreeting,
} from './conforms.ts'
import {
  survivesLines,
  survivesNobody,
  survivesRefusedRecipient,
  survivesRefusedSender,
  survivesSplitReply,
} from './survives.ts'
import { connects, delivers, ends } from './works.ts'

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    connects,
    delivers,
    ends,
    givenPort,
    envelope,
    strictCommands,
    sendsLetter,
    crlf,
    dotStuffing,
    waitsForGreeting,
    quits,
    survivesSplitReply,
    survivesLines,
    survivesRefusedSender,
    survivesRefusedRecipient,
    survivesNobody,
  ],
})
