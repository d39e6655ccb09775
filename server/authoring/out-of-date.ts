/** What is said when a page of ours sends what the server does not take: it was loaded from an earlier release. */
export const outOfDate = 'This page is out of date. Reload it and try again.'
