'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { commitRegrade, discardRegrade, judgeMore } from '#server/regrades/decide-regrade.ts'
import { startRegrade } from '#server/regrades/start-regrade.ts'
import { undoRegrade } from '#server/regrades/undo-regrade.ts'

export const startRegradeAction = signedIn(startRegrade)
export const commitRegradeAction = signedIn(commitRegrade)
export const discardRegradeAction = signedIn(discardRegrade)
export const judgeMoreAction = signedIn(judgeMore)
export const undoRegradeAction = signedIn(undoRegrade)
