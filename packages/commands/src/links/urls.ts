/** The customer's page of a job, for whoever is signed in. */
export function customerJobUrl(publicUrl: string, jobId: string): string {
  return `${publicUrl}/customer/?job=${jobId}`
}

/** The customer's page of a job by its link: no sign-in. */
export function customerLinkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/customer/?t=${token}`
}

/** The provider's page of an assignment; their list, when there is none. */
export function providerJobUrl(publicUrl: string, assignmentId: string | null): string {
  return assignmentId === null ? `${publicUrl}/provider/` : `${publicUrl}/provider/?assignment=${assignmentId}`
}

/** The office's page of a job. */
export function officeJobUrl(publicUrl: string, jobId: string): string {
  return `${publicUrl}/admin/?job=${jobId}`
}
