// The manifest of a film, a Media Presentation Description (ISO/IEC 23009-1, 5.3): static, with one period, one adaptation
// set, and a template for the names of its segments. The segments begin by themselves, as those of a transport stream do.
import type { FilmSpec } from '#graders/labs/peers/dash/film-spec.ts'

export function writeManifest({
  segments,
  seconds,
  qualities,
  media,
  startNumber,
  length,
}: Required<FilmSpec>): string {
  const total = Number(((segments - 0.5) * seconds).toFixed(3))
  const milliseconds = Math.round(seconds * 1_000)
  const representations = qualities.map(
    ({ id, rate }) => `      <Representation id="${id}" bandwidth="${rate * 1_000}" codecs="mp4a.40.2"/>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:full:2011"
     mediaPresentationDuration="PT${length === 'long' ? '0H0M' : ''}${total}S" minBufferTime="PT${seconds}S">
  <Period>
    <AdaptationSet mimeType="audio/mp2t" segmentAlignment="true" startWithSAP="1">
      <SegmentTemplate media="${media}" timescale="1000" duration="${milliseconds}" startNumber="${startNumber}"/>
${representations.join('')}    </AdaptationSet>
  </Period>
</MPD>
`
}
