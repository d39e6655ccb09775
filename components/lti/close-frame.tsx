'use client'
import { Button } from '#components/ui/button.tsx'

/** Tells the platform, which shows this, that it can go on (Dynamic Registration section 3.7). It says nothing that anybody
 * could not know. */
export function CloseFrame() {
  return (
    <Button
      look="primary"
      onPress={() =>
        (window.opener ?? window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*')
      }
    >
      Close
    </Button>
  )
}
