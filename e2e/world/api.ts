/** The REST calls that stand at the outside, as somebody who is signed in. */
import { randomUUID } from 'node:crypto'
import { expect, type APIRequestContext, type APIResponse } from '@playwright/test'

export interface Flag {
  flag_id: string
  flag: string
  severity: string
  resolved_at?: string | null
}

/** What the walks look at of a job; the rest of it is for others. */
export interface Job {
  job_id: string
  job_number: string
  status: string
  version: number
  customer_name: string
  metadata: {
    wire_management_required: string | null
    wall_type: string | null
    equipment_lane: string | null
    order_required: boolean
    order_stage: string
    order_plan: { components: { line_id: string; name: string; sku: string; quantity: number }[] } | null
    pain_flags: Flag[]
  }
  assignment: { assignment_id: string; pro_id: string; state: string } | null
  payouts: { payout_id: string; status: string }[]
  blockers: Record<string, { code: string; message: string }[]>
}

export interface Refusal {
  ok: false
  error: string
  code: string
  blockers: { code: string; message: string }[]
}

export interface Api {
  get: <Body>(path: string) => Promise<Body>
  /** Posts and expects success. */
  post: <Body>(path: string, data: unknown) => Promise<Body>
  /** Posts and expects to be refused with this HTTP status. */
  refused: (status: number, path: string, data: unknown) => Promise<Refusal>
  job: (jobId: string) => Promise<Job>
}

const succeeded = async <Body>(response: APIResponse): Promise<Body> => {
  expect(response.ok(), `${response.url()} ${response.status()}: ${await response.text()}`).toBe(true)
  return response.json()
}

export const openApi = (request: APIRequestContext): Api => {
  const send = (path: string, data: unknown): Promise<APIResponse> =>
    request.post(path, { data, headers: { 'idempotency-key': randomUUID() } })
  return {
    get: async (path) => succeeded(await request.get(path)),
    post: async (path, data) => succeeded(await send(path, data)),
    refused: async (status, path, data) => {
      const response = await send(path, data)
      expect(response.status(), await response.text()).toBe(status)
      return response.json()
    },
    job: async (jobId) => (await succeeded<{ job: Job }>(await request.get(`/api/admin_job_get?job_id=${jobId}`))).job,
  }
}
