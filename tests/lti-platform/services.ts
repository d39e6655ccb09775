// The services of the platform: tokens (Security Framework section 4.1), columns and points (Assignment and Grade Services
// 2.0), members (Names and Role Provisioning Services 2.0).
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { verifyJwt } from './jwt.ts'
import { answerRefusal, json } from './pages.ts'

export interface LineItem {
  id: string
  context: string
  label: string
  scoreMaximum: number
  resourceId?: string
  resourceLinkId?: string
}

export interface Score {
  lineItem: string
  userId: string
  timestamp: string
  scoreGiven: number | null
  scoreMaximum: number
  gradingProgress: string
}

export interface Member {
  user_id: string
  name?: string
  email?: string
  roles: string[]
  status?: string
}

export interface PlatformServices {
  url: string
  clientId: string
  lineItems: LineItem[]
  /** That were taken, the newest last. */
  scores: Score[]
  members: Member[]
  /** Access tokens, with their scopes. */
  tokens: Map<string, Set<string>>
  /** Answers the next requests for points with this status. */
  refuseWith: number | null
}

interface Asked {
  request: IncomingMessage
  response: ServerResponse
  toolKeys: () => Promise<readonly object[]>
  now: () => number
}

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/'
const nrps = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'
const allowed = new Set([`${ags}lineitem`, `${ags}score`, nrps])
const membersPerPage = 2
const usedIds = new Set<string>()

/** Whether it answered. */
export async function answerService(platform: PlatformServices, asked: Asked): Promise<boolean> {
  const { pathname, searchParams } = new URL(asked.request.url ?? '/', platform.url)
  const { request, response } = asked
  if (pathname === '/token') {
    await answerToken(platform, asked)
    return true
  }
  const [, context = '', what, id, ...more] = pathname.split('/')
  if (what === 'members') {
    if (mayUse(platform, request, response, nrps)) answerMembers(platform, context, searchParams, response)
    return true
  }
  if (what !== 'lineitems') return false
  const scoring = more.join('/') === 'lineitem/scores'
  if (!mayUse(platform, request, response, scoring ? `${ags}score` : `${ags}lineitem`)) return true
  if (searchParams.get('type_id') !== '7') answerRefusal(response, 400, 'The query of the address is gone.')
  else if (scoring)
    await answerScore(platform, `${platform.url}/${context}/lineitems/${id}/lineitem?type_id=7`, asked)
  else if (id === undefined) await answerLineItems(platform, context, searchParams, asked)
  else return false
  return true
}

async function answerToken(
  platform: PlatformServices,
  { request, response, toolKeys, now }: Asked,
): Promise<void> {
  if (request.method !== 'POST') return answerRefusal(response, 405, 'POST')
  if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') {
    return json(response, 400, { error: 'invalid_request' })
  }
  const form = new URLSearchParams(await text(request))
  if (form.get('grant_type') !== 'client_credentials')
    return json(response, 400, { error: 'unsupported_grant_type' })
  if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
    return json(response, 400, { error: 'invalid_request' })
  }
  const claims = verifyJwt(form.get('client_assertion') ?? '', await toolKeys())
  const at = Math.floor(now() / 1_000)
  const { iss, sub, aud, iat, exp, jti } = claims
  const fresh =
    typeof iat === 'number' && typeof exp === 'number' && iat <= at + 5 && exp > at && exp - iat <= 3_600
  const isOurs = iss === platform.clientId && sub === platform.clientId && aud === `${platform.url}/token`
  if (!fresh || !isOurs || typeof jti !== 'string' || usedIds.has(jti)) {
    return json(response, 400, { error: 'invalid_client', error_description: JSON.stringify(claims) })
  }
  usedIds.add(jti)
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => allowed.has(scope))
  if (scopes.length === 0) return json(response, 400, { error: 'invalid_scope' })
  const token = crypto.randomUUID()
  platform.tokens.set(token, new Set(scopes))
  json(response, 200, {
    access_token: token,
    token_type: 'Bearer',
    expires_in: 3_600,
    scope: scopes.join(' '),
  })
}

function mayUse(
  platform: PlatformServices,
  request: IncomingMessage,
  response: ServerResponse,
  scope: string,
): boolean {
  const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
  if (platform.tokens.get(token)?.has(scope)) return true
  answerRefusal(response, 401, `no token for ${scope}`)
  return false
}

async function answerLineItems(
  platform: PlatformServices,
  context: string,
  query: URLSearchParams,
  { request, response }: Asked,
): Promise<void> {
  if (request.method === 'GET') {
    if (request.headers.accept !== 'application/vnd.ims.lis.v2.lineitemcontainer+json') {
      return answerRefusal(response, 400, 'Accept')
    }
    const resourceId = query.get('resource_id')
    const found = platform.lineItems.filter(
      (item) => item.context === context && (resourceId === null || item.resourceId === resourceId),
    )
    return json(response, 200, found)
  }
  if (request.headers['content-type'] !== 'application/vnd.ims.lis.v2.lineitem+json') {
    return answerRefusal(response, 400, 'Content-Type')
  }
  const { label, scoreMaximum, resourceId } = JSON.parse(await text(request))
  if (typeof label !== 'string' || typeof scoreMaximum !== 'number' || scoreMaximum <= 0) {
    return answerRefusal(response, 400, 'No label or Score Maximum')
  }
  const made = addLineItem(platform, { context, label, scoreMaximum, resourceId })
  json(response, 201, made)
}

export function addLineItem(platform: PlatformServices, item: Omit<LineItem, 'id'>): LineItem {
  const id = `${platform.url}/${item.context}/lineitems/${platform.lineItems.length + 1}/lineitem?type_id=7`
  const made = { ...item, id }
  platform.lineItems.push(made)
  return made
}

async function answerScore(
  platform: PlatformServices,
  lineItem: string,
  { request, response }: Asked,
): Promise<void> {
  if (request.headers['content-type'] !== 'application/vnd.ims.lis.v1.score+json') {
    return answerRefusal(response, 400, 'Content-Type')
  }
  if (platform.refuseWith !== null) return answerRefusal(response, platform.refuseWith, 'not now')
  if (!platform.lineItems.some(({ id }) => id === lineItem))
    return answerRefusal(response, 404, 'no such column')
  const sent = JSON.parse(await text(request))
  const { userId, timestamp, scoreGiven = null, scoreMaximum, gradingProgress, activityProgress } = sent
  const isWhole =
    typeof userId === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(?:Z|[+-]\d{2}:\d{2})$/.test(timestamp) &&
    typeof activityProgress === 'string' &&
    typeof gradingProgress === 'string' &&
    (scoreGiven === null || (typeof scoreGiven === 'number' && scoreGiven >= 0 && scoreMaximum > 0))
  if (!isWhole) return answerRefusal(response, 400, `Incorrect score: ${JSON.stringify(sent)}`)
  if (!platform.members.some((member) => member.user_id === userId)) {
    return answerRefusal(response, 400, 'This user cannot be graded in the course.')
  }
  const before = platform.scores.findLast((one) => one.lineItem === lineItem && one.userId === userId)
  if (before !== undefined && Date.parse(before.timestamp) >= Date.parse(timestamp)) {
    return answerRefusal(response, 409, 'Refusing score with an earlier timestamp')
  }
  platform.scores.push({ lineItem, userId, timestamp, scoreGiven, scoreMaximum, gradingProgress })
  response.writeHead(200).end()
}

function answerMembers(
  platform: PlatformServices,
  context: string,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const from = Number(query.get('from') ?? 0)
  const next = from + membersPerPage
  const link =
    next < platform.members.length
      ? { Link: `<${platform.url}/${context}/members?from=${next}>; rel="next"` }
      : {}
  const page = {
    id: `${platform.url}/${context}/members`,
    context: { id: context },
    members: platform.members.slice(from, next),
  }
  json(response, 200, page, {
    'Content-Type': 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
    ...link,
  })
}
