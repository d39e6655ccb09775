// mathjs in one file, as it publishes it without types: the same functions as its 650 modules, in a fifth of their time to load.
declare module 'mathjs/lib/browser/math.js' {
  import type * as math from 'mathjs'

  const bundle: typeof math
  export default bundle
}
