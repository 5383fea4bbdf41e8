import { runProgram } from './commands/program.ts';

await runProgram('onduty', process.argv.slice(2));
