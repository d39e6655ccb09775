// `#graders/author/http`: clients of a student's web server.
export { httpClient } from '#graders/labs/peers/http/http-client.ts'
