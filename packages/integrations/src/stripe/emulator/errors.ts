/** An answer in the shape of Stripe's errors: https://docs.stripe.com/api/errors */
export class StripeShapedError extends Error {
  readonly status: number
  readonly body: { error: { type: string; message: string; code?: string; param?: string; doc_url?: string } }

  constructor(status: number, error: { type: string; message: string; code?: string; param?: string }) {
    super(error.message)
    this.status = status
    this.body = {
      error:
        error.code === undefined
          ? error
          : { ...error, doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}` },
    }
  }
}

export function missingResource(kind: string, id: string): StripeShapedError {
  return new StripeShapedError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param: kind,
    message: `No such ${kind}: '${id}'`,
  })
}

export function missingParam(param: string): StripeShapedError {
  return new StripeShapedError(400, {
    type: 'invalid_request_error',
    code: 'parameter_missing',
    param,
    message: `Missing required param: ${param}.`,
  })
}

export function invalidParam(param: string, message: string): StripeShapedError {
  return new StripeShapedError(400, { type: 'invalid_request_error', param, message })
}

export function unknownRoute(method: string, path: string): StripeShapedError {
  return new StripeShapedError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}

export function badKey(given: string | undefined): StripeShapedError {
  return new StripeShapedError(401, {
    type: 'invalid_request_error',
    message:
      given === undefined || given === ''
        ? "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
        : `Invalid API Key provided: ${given.slice(0, 8)}${'*'.repeat(12)}`,
  })
}
