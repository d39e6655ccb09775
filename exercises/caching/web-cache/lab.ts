import { lab, proxyServesAt } from '#graders/author/lab'
import { absoluteForm, handsOn, noStore, revalidates, takesNew, tellsApart, unreachable } from './conforms.ts'
import { survivesSlowClient, survivesSplitRequest, survivesSplitResponse } from './survives.ts'
import { caches, forwards, listens } from './works.ts'

export default lab({
  internet: proxyServesAt({ host: '198.51.100.7', origins: '203.0.113.80' }),
  checks: [
    listens,
    forwards,
    caches,
    absoluteForm,
    handsOn,
    noStore,
    revalidates,
    takesNew,
    tellsApart,
    unreachable,
    survivesSplitRequest,
    survivesSplitResponse,
    survivesSlowClient,
  ],
})
