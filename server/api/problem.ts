/** A refusal as RFC 9457 writes it. `says` is a sentence with what to do; `at` names what was wrong in what was sent. */
export interface Problem {
  status: number
  /** A name that programs may compare. */
  code: string
  says: string
  at?: { where: string; says: string }[]
  headers?: Record<string, string>
}

const titles: Record<number, string> = {
  400: 'Not understood',
  401: 'No valid token',
  403: 'Not allowed by this token',
  404: 'Not found',
  405: 'No such method',
  409: 'Refused',
  413: 'Too large',
  429: 'Too many requests',
}

export function respondProblem({ status, code, says, at, headers = {} }: Problem): Response {
  const body = {
    type: 'about:blank',
    title: titles[status] ?? 'Refused',
    status,
    detail: says,
    code,
    errors: at,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })
}
