/** What we ask platforms to allow (Assignment and Grade Services 2.0 section 3.1). */
export const columnScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem'
export const scoreScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/score'
/** Names and Role Provisioning Services 2.0 section 3.6.1.2. */
export const memberScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'
