import { everyAddressAnswers, lab } from '#graders/author/lab'
import {
  contentLength,
  namesServer,
  refusesExpired,
  refusesOtherName,
  refusesSelfSigned,
  saysWhy,
  wellFormed,
} from './conforms.ts'
import { neverPlain, survivesCutShort, survivesPieces } from './survives.ts'
import { printsContent, speaksTls } from './works.ts'

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    speaksTls,
    printsContent,
    namesServer,
    wellFormed,
    contentLength,
    refusesSelfSigned,
    refusesOtherName,
    refusesExpired,
    saysWhy,
    neverPlain,
    survivesPieces,
    survivesCutShort,
  ],
})
