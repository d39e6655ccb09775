// An instructor's choice, as the platform takes it (Deep Linking 2.0 section 4.5): signed, and sent by the browser as a form.
import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { signForPlatform } from '#server/lti/keys/signing-key.ts'
import { findPickable } from '#server/lti/picking/find-pickable.ts'
import type { Pickable } from '#server/lti/picking/picking-view.ts'
import { siteOrigin } from '#server/lti/site-origin.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/'
const seconds = 300
const titleMax = 250

/** What a page posts to the platform. */
export interface PickingForm {
  ok: true
  /** One of the platform's own addresses. */
  returnUrl: string
  jwt: string
}

/** None says that nothing was picked. */
export const pickAssignments = useCase(
  z.strictObject({ assignmentIds: z.array(IdSchema).max(200) }),
  { invalid: 'Not added: choose assignments of this course.' },
  async (viewer, { assignmentIds }, now): Promise<PickingForm | Refusal<'not-found' | 'one' | 'gone'>> => {
    const picking = await findPickable(viewer)
    const site = siteOrigin()
    if (picking === null || site === null) return notFound()
    const { platform, facts } = picking.launch
    const { returnUrl, data, many, columns } = facts.deepLinking
    if (!many && assignmentIds.length > 1) {
      return refuse('one', 'Not added: the platform takes one at a time.')
    }
    const picked = picking.assignments.filter(({ id }) => assignmentIds.includes(id))
    if (picked.length < new Set(assignmentIds).size) {
      return refuse('gone', 'Not added: one of these assignments is not there any more. Reload the page.')
    }
    const jwt = await signForPlatform(
      {
        nonce: crypto.randomUUID(),
        [`${lti}message_type`]: 'LtiDeepLinkingResponse',
        [`${lti}version`]: '1.3.0',
        [`${lti}deployment_id`]: facts.deploymentId,
        [`${dl}content_items`]: picked.map((one) => itemOf(one, site, columns)),
        ...(data === null ? {} : { [`${dl}data`]: data }),
      },
      { issuer: platform.clientId, audience: platform.issuer, seconds, now },
    )
    return { ok: true, returnUrl, jwt }
  },
)

/** A link to an assignment; with a column, where the platform takes one and there is something to give. */
function itemOf({ id, title, points }: Pickable, site: string, columns: boolean): object {
  const label = title.slice(0, titleMax)
  return {
    type: 'ltiResourceLink',
    title: label,
    url: `${site}/assignments/${id}`,
    ...(columns && points > 0
      ? { lineItem: { label, scoreMaximum: points, resourceId: id, tag: 'roundtrip' } }
      : {}),
  }
}
