import { finishSso } from '#server/auth/sso/finish-sso.ts'

export const GET = (request: Request): Promise<Response> => finishSso(request)
