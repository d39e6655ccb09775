/** Whether what takes long is run as well: `npm run test:all`. A test file that asks is run again by it, whole. */
export const nightly = process.env.ROUNDTRIP_NIGHTLY === '1'
