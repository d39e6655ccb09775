// `#graders/author/dash`: a film in several qualities and its server, for players that choose among them.
export { dashOrigin } from '#graders/labs/peers/dash/dash-origin.ts'
export { makeFilm } from '#graders/labs/peers/dash/film.ts'
export { writesFilm } from '#graders/labs/peers/dash/writes-film.ts'
