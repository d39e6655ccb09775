// `#graders/author/packet-filter`: rules and packets for a program that filters, and what it must print of them.
export { filterCase, filterCommand } from '#graders/labs/peers/packet-filter/filter-case.ts'
export {
  namesLine,
  printsDecidingRules,
  printsNoVerdict,
  printsVerdicts,
} from '#graders/labs/peers/packet-filter/judge-verdicts.ts'
export { randomTraffic } from '#graders/labs/peers/packet-filter/random-traffic.ts'
