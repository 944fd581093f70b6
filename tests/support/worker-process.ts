import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./doomed-worker.ts', import.meta.url));

/** A digest worker in a process of its own that can be killed or frozen. Its database connections carry its name. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private readonly ready: Promise<unknown>;
  private readonly ended: Promise<unknown>;
  private lastWords = '';

  constructor(readonly name: string) {
    this.child = fork(program, {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, DATABASE_URL: `${process.env.DATABASE_URL}?application_name=${name}` },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.ready = once(this.child, 'message');
    this.ended = once(this.child, 'close');
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.lastWords = (this.lastWords + chunk).slice(-2_000);
    });
  }

  async loaded(): Promise<void> {
    await this.ready;
  }

  /** Lets it begin; resolves when it has been told. */
  async begin(): Promise<void> {
    await this.ready;
    this.child.send('go');
  }

  /** Waits for this to happen, or for the worker to end. Throws where it ends badly by itself. */
  async until(event: Promise<unknown>): Promise<void> {
    await Promise.race([event, this.ended]);
    const { exitCode } = this.child;
    if (exitCode) throw new Error(`The worker ended with ${exitCode}: ${this.lastWords}`);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Waits for its own end, and kills it when that takes longer than so many milliseconds. */
  async endWithin(ms: number): Promise<void> {
    const tooLong = setTimeout(() => this.child.kill('SIGKILL'), ms);
    await this.ended;
    clearTimeout(tooLong);
  }

  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  wake(): void {
    this.child.kill('SIGCONT');
  }
}

/** Keeps workers loading in the background, since a kill takes milliseconds and a start a second. */
export class WorkerPool {
  private readonly waiting: WorkerProcess[] = [];
  private count = 0;

  constructor(private readonly ahead: number) {}

  take(): WorkerProcess {
    while (this.waiting.length <= this.ahead) {
      this.count += 1;
      this.waiting.push(new WorkerProcess(`worker${this.count}`));
    }
    return this.waiting.shift() as WorkerProcess;
  }

  async close(): Promise<void> {
    await Promise.all(this.waiting.splice(0).map((worker) => worker.kill()));
  }
}
