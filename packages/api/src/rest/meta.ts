/** Who a procedure is for. `link` is a customer who came by the link of one job. */
export type Audience = 'public' | 'signed-in' | 'admin' | 'provider' | 'customer'

/** What a procedure says about itself beside its types: its audience, and its REST name where it has one. */
export type OpenMeta = {
  /** The contract's REST name. `{name}` in the path and the other keys together are the procedure's input. */
  rest?: {
    method: 'GET' | 'POST'
    path: `/api/${string}`
    summary: string
    /** Path parameter → input key, where they differ (`{id}` → `job_id`). */
    params?: Readonly<Record<string, string>>
  }
}
