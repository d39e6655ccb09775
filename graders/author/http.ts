// `#graders/author/http`: clients of a student's web server, and a web server for a student's client.
export { httpClient } from '#graders/labs/peers/http/http-client.ts'
export { httpOrigin } from '#graders/labs/peers/http/http-origin.ts'
