import type { FastifyReply } from 'fastify'
import type { ErrorAnswer } from '@h2s/api/errors'

/** A refusal as the contract's REST answers say it. */
export const refusalBody = ({ message, data }: ErrorAnswer): Record<string, unknown> => {
  const { code, blockers, correlation_id, current, fields } = data
  return {
    ok: false,
    error: message,
    code,
    blockers,
    correlation_id,
    ...(current === undefined ? {} : { current }),
    ...(fields ? { fields } : {}),
  }
}

export const refuse = (reply: FastifyReply, answer: ErrorAnswer): FastifyReply =>
  reply.code(answer.data.httpStatus).type('application/json; charset=utf-8').send(refusalBody(answer))
