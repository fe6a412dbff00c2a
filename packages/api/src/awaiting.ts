export const awaiting = (): never => {
  throw new Error('awaiting')
}
