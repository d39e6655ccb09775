// `#graders/author/tls`: certificates made when a check runs, and a web server that shows them.
export { issueCertificate } from '#graders/labs/peers/tls/issue-certificate.ts'
export { tlsOrigin } from '#graders/labs/peers/tls/tls-origin.ts'
