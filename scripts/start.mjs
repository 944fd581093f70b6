import { handOver } from './parts/hand-over.mjs';
import { prepare } from './parts/install.mjs';

await prepare();
handOver('scripts/launch.ts', process.argv.slice(2));
