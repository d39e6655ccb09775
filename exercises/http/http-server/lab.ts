import { lab, programServesAt } from '#graders/author/lab'
import { badRequest, binaryFile, contentLength, contentType, head, version, wellFormed } from './conforms.ts'
import {
  survivesEmptyConnection,
  survivesKeepAlive,
  survivesPipelining,
  survivesSlowClient,
  survivesSplitRequest,
  survivesTraversal,
} from './survives.ts'
import { keepsServing, listens, notFound, sendsFile } from './works.ts'

export default lab({
  internet: programServesAt({ host: '198.51.100.7' }),
  checks: [
    listens,
    sendsFile,
    keepsServing,
    notFound,
    wellFormed,
    contentLength,
    contentType,
    binaryFile,
    head,
    badRequest,
    version,
    survivesSplitRequest,
    survivesKeepAlive,
    survivesPipelining,
    survivesSlowClient,
    survivesTraversal,
    survivesEmptyConnection,
  ],
})
