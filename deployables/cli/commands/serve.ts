import { defineCommand, WrongUsage } from '../command-line/command.ts';

export const serve = defineCommand({
  name: 'serve',
  summary: 'Serves the school: everything in one process, until Ctrl-C.',
  options: {
    port: { type: 'string', value: 'PORT', text: 'Port to listen on; instead of PORT (3000).' },
    host: { type: 'string', value: 'ADDRESS', text: 'Address to listen on; instead of QUESTED_HOST (0.0.0.0).' },
  },
  async run({ options: { port, host }, environment }) {
    if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new WrongUsage(`--port takes a number, not ${port}.`);
    Object.assign(process.env, environment, port ? { PORT: port } : {}, host ? { QUESTED_HOST: host } : {});
    // Its own entry point, so that there is one list of what a school runs.
    await import('../../school.ts');
  },
});
