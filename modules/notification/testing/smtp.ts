import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server does with a message: takes it, says no for now or for good, hangs up in its middle, or never answers. */
export type Behaviour = 'take' | '451' | '550' | 'drop' | 'hang';
export type Received = { to: string[]; from: string; source: string; header(name: string): string | undefined };

/** A mail server on loopback that behaves as told. */
export async function smtpServer() {
  const received: Received[] = [];
  let behaviour: Behaviour = 'take';
  let tries = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, callback) {
      tries += 1;
      const chunks: Buffer[] = [];
      if (behaviour === 'drop') {
        stream.once('data', () => {
          for (const connection of server.connections) connection.close();
        });
        stream.resume();
        return;
      }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (behaviour === 'hang') return;
        if (behaviour !== 'take') {
          const refusal = new Error(`no ${session.envelope.rcptTo.map((to) => to.address).join()}`);
          callback(Object.assign(refusal, { responseCode: Number(behaviour) }));
          return;
        }
        const source = Buffer.concat(chunks).toString('utf8');
        const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
        received.push({
          source,
          to: session.envelope.rcptTo.map((to) => to.address),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1],
        });
        callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const hangUp = () => {
    for (const connection of server.connections) connection.close();
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    tries: () => tries,
    /** From now on; earlier messages are forgotten. */
    behave(how: Behaviour) {
      behaviour = how;
      tries = 0;
      received.length = 0;
    },
    hangUp,
    async stop() {
      hangUp();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The parts of a multipart message by their content type, decoded. */
export function partsOf(source: string): Record<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? '';
  const parts = source.split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...body] = part.trim().split('\r\n\r\n');
      const type = /content-type: ([^;\r\n]+)/i.exec(head)?.[1] ?? '';
      const text = body.join('\r\n\r\n');
      const encoding = /content-transfer-encoding: (\S+)/i.exec(head)?.[1];
      if (encoding === 'base64') return [type, Buffer.from(text, 'base64').toString('utf8')];
      if (encoding === 'quoted-printable') return [type, unquoted(text)];
      return [type, text];
    }),
  );
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
