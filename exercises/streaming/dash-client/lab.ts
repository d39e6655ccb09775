import { everyAddressAnswers, lab } from '#graders/author/lab'
import { beginsLow, fetchesAhead, holdsBack, reportsMissing, template, usesCapacity } from './conforms.ts'
import { survivesCutShort, survivesFall, survivesMissing } from './survives.ts'
import { fetchesInOrder, fetchesManifest, writesFilm } from './works.ts'

export default lab({
  internet: everyAddressAnswers({ host: '198.51.100.7' }),
  checks: [
    fetchesManifest,
    fetchesInOrder,
    writesFilm,
    template,
    beginsLow,
    fetchesAhead,
    usesCapacity,
    holdsBack,
    reportsMissing,
    survivesFall,
    survivesMissing,
    survivesCutShort,
  ],
})
