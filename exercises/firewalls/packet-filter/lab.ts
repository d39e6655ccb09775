import { lab, reachesNobody } from '#graders/author/lab'
import { deniedLeavesNothing, established, namesRule, ports, prefixes } from './conforms.ts'
import { survivesTraffic, survivesUnreadableRule, survivesUntidyFiles } from './survives.ts'
import { firstMatch, verdicts } from './works.ts'

export default lab({
  internet: reachesNobody(),
  checks: [
    verdicts,
    firstMatch,
    namesRule,
    prefixes,
    ports,
    established,
    deniedLeavesNothing,
    survivesUntidyFiles,
    survivesUnreadableRule,
    survivesTraffic,
  ],
})
