#!/usr/bin/env node
/** The program: every command a school or an operator has. The single executable is this file with everything inside. */
import { runCommandLine } from './cli/command-line/run-command-line.ts';
import { systemTerminal } from './cli/command-line/terminal.ts';
import { program } from './cli/commands/program.ts';

runCommandLine(program, process.argv.slice(2), systemTerminal()).then((code) => {
  process.exitCode = code;
});
