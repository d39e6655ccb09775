/** Whether a reviewer sees whose work it is: "shown"; anything else hides names, so that who grades begins blind. */
export const namesCookie = 'review-names'
