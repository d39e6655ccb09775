import { lab, proxyServesAt } from '#graders/author/lab'
import { methods, names, refused, replyForm, rules, unsupported } from './conforms.ts'
import { anyContent, halfClose, manyClients, pieces } from './survives.ts'
import { listens, relays, targetAddress } from './works.ts'

export default lab({
  internet: proxyServesAt({ host: '198.51.100.7', origins: targetAddress }),
  checks: [
    listens,
    relays,
    methods,
    replyForm,
    names,
    rules,
    refused,
    unsupported,
    halfClose,
    anyContent,
    pieces,
    manyClients,
  ],
})
