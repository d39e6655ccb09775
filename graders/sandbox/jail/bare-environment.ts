/** What bwrap is started with: nothing of ours. (Next's types demand the one variable.) */
export const bareEnvironment = { NODE_ENV: 'production' } as const
