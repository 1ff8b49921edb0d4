const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94];
const KNOWN = new Set(['time', 'level', 'msg', 'module', 'correlation', 'route', 'status', 'ms', 'err', 'via']);

/** Lines of many processes as one log a person can read: when, who, what. Log lines are JSON; others pass as they are. */
export function readableLog(write: (line: string) => void, colours: boolean): (name: string, line: string) => void {
  const order: string[] = [];
  return (name, line) => {
    if (!order.includes(name)) order.push(name);
    const colour = COLOURS[order.indexOf(name) % COLOURS.length];
    const label = name.padEnd(14);
    write(`${colours ? `\u001b[${colour}m${label}\u001b[0m` : label} ${sentence(line)}`);
  };
}

function sentence(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    return worded(JSON.parse(line) as Record<string, unknown>);
  } catch {
    return line;
  }
}

function worded(entry: Record<string, unknown>): string {
  const { time, level, msg, route, status, ms, err } = entry;
  const clock = String(time ?? '').slice(11, 23);
  const rest = Object.entries(entry)
    .filter(([key]) => !KNOWN.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  const what = route ? `${route} ${status} ${ms} ms` : String(msg ?? '');
  const fault = err as { message?: string; stack?: string } | undefined;
  const lines = [[clock, level === 'info' ? '' : level, what, ...rest].filter(Boolean).join(' ')];
  if (fault)
    lines.push(
      ...String(fault.stack ?? fault.message)
        .split('\n')
        .slice(0, 4)
        .map((each) => `    ${each}`),
    );
  return lines.join('\n');
}
