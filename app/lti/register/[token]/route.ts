import { registerItself } from '#server/lti/registration/register-itself.ts'

/** A platform opens this in its administrator's browser; it has no other method. The link works once. */
export const GET = async (
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> => registerItself((await params).token, new URL(request.url).searchParams)
