import { answerRequest } from '#server/api/answer-request.ts'

interface Context {
  params: Promise<{ path: string[] }>
}

const answer = async (request: Request, { params }: Context): Promise<Response> =>
  answerRequest(request, (await params).path)

/** All of the API (server/api/endpoints.ts), for who sends a token. A session opens nothing here. */
export const GET = answer
export const POST = answer
