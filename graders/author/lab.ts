// `#graders/author/lab`: what every lab.ts and hidden.ts is written with.
export {
  type CheckContext,
  check,
  everyAddressAnswers,
  hiddenChecks,
  lab,
  namesNobody,
  programServesAt,
  proxyServesAt,
  reachesNobody,
} from '#graders/labs/checks/check.ts'
