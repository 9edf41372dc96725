import process from 'node:process';
import { main } from './main.ts';
import { terminal } from './terminal.ts';

// The only place that reads the process's own streams, arguments and environment.
process.exitCode = await main(process.argv.slice(2), terminal(process));
