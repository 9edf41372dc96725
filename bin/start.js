import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

// The cache holds compiled code, so that the second start does not parse and compile the same modules again.
enableCompileCache();

// A checkout runs its sources, which Node 24 takes as they are; a published package has only dist/.
const source = new URL('../src/cli/start.ts', import.meta.url);
const built = new URL('../dist/cli/start.js', import.meta.url);
await import((existsSync(source) ? source : built).href);
