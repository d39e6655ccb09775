/** Some milliseconds of work: others wait in the same thread, and their clocks must not be late. */
export const packetsAtOnce = 500
