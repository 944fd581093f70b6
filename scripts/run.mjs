// node scripts/run.mjs FILE.ts [words]: runs a script with the site's settings and database.
import { handOver } from './parts/hand-over.mjs';
import { prepare } from './parts/install.mjs';

await prepare();
handOver('scripts/with-site.ts', process.argv.slice(2));
