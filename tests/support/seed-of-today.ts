/** What random tests begin with: another one each day, the same on every machine. They print it; SEED overrides it. */
export const seedOfToday = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000))
