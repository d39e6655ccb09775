import type { Metadata } from 'next'
import { EndpointList } from '#components/api/endpoint-list.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { viewEndpoints } from '#server/api/view-endpoints.ts'

export const metadata: Metadata = {
  title: 'API',
  description: 'What programs can ask this site for: courses, submissions and points.',
}

const example = `curl -H "Authorization: Bearer $ROUNDTRIP_TOKEN" \\
  http://localhost:3000/api/v1/courses`

export default function ApiPage() {
  return (
    <>
      <PageHeader title="API" />
      <div className="mb-8 flex max-w-measure flex-col gap-3">
        <p>
          Programs ask for what stands below, at <code>/api/v1</code> of this site, with a token that{' '}
          <NavLink href="/account">your account</NavLink> makes. A token acts for you: within its scopes it
          may do what you may, and nothing more.
        </p>
        <pre className="whitespace-pre-wrap rounded border border-line bg-sunken p-3 font-mono text-13 [overflow-wrap:anywhere]">
          {example}
        </pre>
        <p>
          Lists come in pages: send <code>next</code> back as <code>cursor</code> until it is null. A refusal
          is <code>application/problem+json</code> (RFC 9457): <code>detail</code> says what was wrong and
          what to do, <code>code</code> is for programs. What does not exist and what is not yours look alike.
          The same as{' '}
          <a href="/api/v1/openapi.json" className="link">
            OpenAPI 3.1
          </a>
          , for tools that make clients.
        </p>
      </div>
      <EndpointList endpoints={viewEndpoints()} />
    </>
  )
}
