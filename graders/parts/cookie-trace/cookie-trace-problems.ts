// What an author can get wrong in a cookie trace.
import type { CookieTracePart } from '#graders/parts/cookie-trace/cookie-trace-part.ts'
import { cookiesMax } from '#graders/parts/cookie-trace/cookie-trace-response.ts'
import { areSameSets, pairOf, playedCookies } from '#graders/parts/cookie-trace/played-cookies.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function cookieTraceProblems({ requests, misconceptions }: CookieTracePart): PartProblem[] {
  const problems: PartProblem[] = []
  if (!requests.slice(0, -1).some(({ sets }) => sets.length > 0)) {
    const says = 'No answer but the last sets a cookie, so that there is nothing to ask.'
    problems.push({ at: ['requests'], says, fix: 'Let one set some.' })
  }
  for (const [index, { by, sets }] of requests.entries()) {
    if (by !== 'script' || sets.length === 0) continue
    const says = 'A script of the page gets no answer that could set a cookie.'
    problems.push({ at: ['requests', index, 'sets'], says, fix: 'Leave it out.' })
  }
  for (const key of ['id', 'belief'] as const) {
    for (const [index, idea] of misconceptions.entries()) {
      if (misconceptions.findIndex((other) => other[key] === idea[key]) === index) continue
      const says = `Two misconceptions have the ${key} “${idea[key]}”.`
      problems.push({ at: ['misconceptions', index, key], says, fix: 'Remove or rename one.' })
    }
  }
  return problems
}

export function cookieTraceVariantProblems(part: CookieTracePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const { requests, cookies, sent, ideas } = playedCookies(part, scope)
  if (cookies.length > cookiesMax) {
    problems.push({
      at: ['requests'],
      says: `${cookies.length} cookies are set.`,
      fix: `Set at most ${cookiesMax}.`,
    })
  }
  for (const [index, { atS, sets }] of requests.entries()) {
    if (atS < 0 || atS <= (requests[index - 1]?.atS ?? -1)) {
      const says = `Request ${index + 1} comes at ${atS} s, which is not after the one before.`
      problems.push({ at: ['requests', index, 'at'], says, fix: 'Write them by time, or add a requirement.' })
    }
    const strange = sets.find((line) => !/^[!-~]+=[!-~]*$/u.test(pairOf(line)))
    if (strange === undefined) continue
    const says = `“${pairOf(strange)}” is no name and value.`
    problems.push({ at: ['requests', index, 'sets'], says, fix: 'Begin the line with name=value.' })
  }
  for (const [index, idea] of ideas.entries()) {
    if (areSameSets(idea.sent, sent)) continue
    const twin = ideas.slice(0, index).find((other) => areSameSets(other.sent, idea.sent))
    if (!twin) continue
    const says = `“${idea.id}” comes to the same as “${twin.id}”.`
    problems.push({ at: ['misconceptions', index], says, fix: 'Add a request that tells them apart.' })
  }
  return problems
}
