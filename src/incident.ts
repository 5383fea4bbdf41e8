import { runProgram } from './commands/program.ts';

await runProgram('onduty', ['incident', ...process.argv.slice(2)]);
