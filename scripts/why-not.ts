import { sayWhyNot } from './say.mjs'

/** A command cannot go on, and its message says why in one sentence for the person who typed it. */
export class WhyNot extends Error {}

/** Runs a command; what stops it is said in one sentence, and anything unforeseen with all there is to know. */
export const runCommand = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command()
  } catch (error) {
    sayWhyNot(
      error instanceof WhyNot ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error),
    )
    process.exitCode = 1
  }
}
