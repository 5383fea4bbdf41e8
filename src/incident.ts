import { startProgram } from './start-program.ts';

await startProgram(['incident', ...process.argv.slice(2)]);
