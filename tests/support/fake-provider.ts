import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An embedding provider on this machine that speaks OpenAI's format. `hold` keeps it from answering after so many texts. */
export class FakeProvider {
  texts: string[] = [];
  hold = Number.POSITIVE_INFINITY;
  private held = () => {};
  readonly isHeld = new Promise<void>((resolve) => {
    this.held = resolve;
  });
  private readonly server: Server;

  constructor(private readonly dim = 8) {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        if (this.texts.length >= this.hold) return this.held();
        const input: string[] = JSON.parse(body).input;
        this.texts.push(...input);
        const data = input.map((text, index) => ({ index, embedding: this.vectorOf(text) }));
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Letters counted into a few places: texts with the same letters are alike. */
  vectorOf(text: string): number[] {
    const vector = new Array<number>(this.dim).fill(0);
    for (const letter of text)
      vector[letter.charCodeAt(0) % this.dim] = (vector[letter.charCodeAt(0) % this.dim] ?? 0) + 1;
    return vector;
  }
}
