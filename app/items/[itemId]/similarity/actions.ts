'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { startSimilarity, stopSimilarity } from '#server/similarity/start-similarity.ts'

export const startSimilarityAction = signedIn(startSimilarity)
export const stopSimilarityAction = signedIn(stopSimilarity)
