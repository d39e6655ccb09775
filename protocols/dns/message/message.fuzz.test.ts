import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage } from '#protocols/dns/message/encode-message.ts'
import { checkSentences } from '../../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../../tests/support/fuzz/fuzz-reader.ts'
import { bytesOf } from '../../../tests/support/fuzz/reader.ts'

const head = '\x12\x34\x81\x80\0\x01\0\x01\0\0\0\0'
const question = '\x03www\x04shop\x07example\0\0\x01\0\x01'

fuzzReader({
  name: 'DNS bytes',
  read(input) {
    const bytes = bytesOf(input)
    const decoded = decodeMessage(bytes)
    // What was read can be written, unless pointers made it longer than a message may be.
    if (decoded.ok) encodeMessage(decoded.message)
    else checkSentences(decoded.says)
    if (!decoded.ok && decoded.offset > bytes.length) throw new Error(JSON.stringify(decoded))
  },
  words: [
    head,
    question,
    '\xC0\x0C',
    '\xC0\x0D',
    '\xC0\xFF',
    '\x3F',
    '\x40',
    '\x01a',
    '\0\x01\0\x01',
    '\0\x0F\0\x01\0\0\0\x3C',
    '\0\x10',
    '\xFF\xFF',
  ],
  documents: [
    `${head}${question}\xC0\x0C\0\x01\0\x01\0\0\0\x3C\0\x04\xC0\0\x02\x01`,
    `${head}${question}\xC0\x0C\0\x0F\0\x01\0\0\0\x3C\0\x09\0\x0A\x04mail\xC0\x10`,
    `${head}${question}\xC0\x0C\0\x10\0\x01\0\0\0\x3C\0\x06\x05hello`,
    `${head}${question}\xC0\x10\0\x06\0\x01\0\0\0\x3C\0\x18\xC0\x0C\xC0\x10${'\0\0\0\x01'.repeat(5)}`,
  ],
  charactersMax: 65_535,
})
