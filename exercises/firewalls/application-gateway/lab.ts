import { lab, proxyServesAt } from '#graders/author/lab'
import { absoluteWins, content, intact, log, malformed, methods, names, unreachable } from './conforms.ts'
import { manyClients, pieces, secondRequest } from './survives.ts'
import { forwards, listens, refusesHost } from './works.ts'

export default lab({
  internet: proxyServesAt({ host: '198.51.100.7', origins: '203.0.113.80' }),
  checks: [
    listens,
    forwards,
    refusesHost,
    intact,
    names,
    absoluteWins,
    methods,
    content,
    malformed,
    unreachable,
    log,
    pieces,
    secondRequest,
    manyClients,
  ],
})
