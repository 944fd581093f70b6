import { createServer } from 'node:net';
import { readKept, writeKept } from './kept';
import { Refusal } from './refusal';

/** Whether a program could listen on the port, on all addresses and on the loopback alone. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port)) && (await canListen(port, '127.0.0.1'));
}

/** A port that nobody uses now, on the loopback. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject()));
    });
  });
}

/** The port kept under this name if it is still free, else another, kept for the next time. */
export async function keptPort(folder: string, name: string): Promise<number> {
  const ports = readKept(folder, 'ports.json');
  const known = Number(ports[name]);
  if (known && (await isFree(known))) return known;
  const port = await freePort();
  writeKept(folder, 'ports.json', { ...ports, [name]: port });
  return port;
}

/** Throws a Refusal that names the setting when its port is taken. */
export async function requireFree(setting: string, port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new Refusal(
    `Port ${port} is taken by another program. Choose another one: ${setting}=${port + 1} npm start`,
  );
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
