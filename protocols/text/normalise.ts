// Unicode's normal forms, in time linear in the length. String.prototype.normalize sorts a run of combining marks by
// insertion: 200,000 of them took 18 s, and nothing can break it off.

/** Of a run of marks, so many count; UAX #15 section 13 (Stream-Safe Text Format) takes more for an attack as well. */
const marksMax = 30
/** The halfwidth sound marks are letters that decompose into marks. */
const tooManyMarks = new RegExp(`([\\p{M}\\uFF9E\\uFF9F]{${marksMax}})[\\p{M}\\uFF9E\\uFF9F]+`, 'gu')

/** `text` in the normal form, without what goes beyond 30 combining marks in a row. */
export function normalise(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string {
  return text.replaceAll(tooManyMarks, '$1').normalize(form)
}
