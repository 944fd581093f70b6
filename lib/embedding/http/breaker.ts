/**
 * Keeps queries from waiting for a provider that does not answer: after three failures in a row it is left alone for
 * half a minute, then one query tries it.
 */
export class Breaker {
  private failures = 0;
  private restsUntil = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether the provider is to be left alone now. */
  get isResting(): boolean {
    return this.now() < this.restsUntil;
  }

  succeeded(): void {
    this.failures = 0;
    this.restsUntil = 0;
  }

  failed(): void {
    this.failures += 1;
    if (this.failures >= failuresAllowed) this.restsUntil = this.now() + restMs;
  }
}

const failuresAllowed = 3;
const restMs = 30_000;
