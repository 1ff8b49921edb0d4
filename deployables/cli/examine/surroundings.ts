import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Finding, fine, look, wrong } from './finding.ts';

/** Below so many bytes a school of a thousand pupils does not get through a year. */
export const LITTLE_SPACE = 1e9;

/** The data folder: there, writable, with room, and its secrets nobody else's. */
export function examineFolder(named: string): Finding[] {
  const folder = resolve(named);
  if (!existsSync(folder)) return [wrong(`there is no data folder ${folder}`)];
  const findings: Finding[] = [];
  try {
    accessSync(folder, constants.W_OK);
    findings.push(fine(`the data folder is ${folder}`));
  } catch {
    findings.push(wrong(`the data folder ${folder} cannot be written to by this account`));
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = `${(bavail * bsize * 1e-9).toFixed(1)} GB free beside the data`;
  findings.push(bavail * bsize < LITTLE_SPACE ? look(free) : fine(free));
  const secrets = join(folder, 'secrets');
  const open = (existsSync(secrets) ? readdirSync(secrets) : []).filter(
    (name) => (statSync(join(secrets, name)).mode & 0o077) !== 0,
  );
  for (const name of open) findings.push(wrong(`other accounts can read ${join(secrets, name)}: chmod 600`));
  const kept = readdirSync(folder).filter((name) => name.startsWith('replaced-'));
  if (kept.length > 0) findings.push(look(`data from before a restore takes room: ${kept.join(', ')}`));
  return findings;
}

/** Does a server answer here, and what does it say of itself? That none runs is no fault. */
export async function examineServer(port: number): Promise<Finding> {
  const address = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
  if (!answer) return look(`no server answers at ${address}`);
  return answer.ok ? fine(`the server at ${address} is ready`) : wrong(`the server at ${address} says it is not ready`);
}
