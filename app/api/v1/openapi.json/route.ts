import { describeApi } from '#server/api/describe-api.ts'

/** What the API takes and gives, for anybody. */
export function GET(): Response {
  return Response.json(describeApi())
}
