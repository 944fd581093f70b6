/** What stops a command and can be said to people in one sentence, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Runs a command's main function; a Refusal becomes its sentence and exit code 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Refusal ? error.message : describe(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
