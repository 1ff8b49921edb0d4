import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/**
 * What the server does: takes a message, says no for now or for good, hangs up in its middle, never answers, or takes
 * its time. `rcpt-…` is said of the recipient before anything is sent; `greeting` refuses whoever connects.
 */
export type Behaviour =
  | 'take'
  | '451'
  | '550'
  | 'drop'
  | 'hang'
  | 'slow'
  | 'greeting'
  | 'rcpt-550 5.1.1'
  | 'rcpt-550 5.7.1'
  | 'rcpt-452 4.2.2';
export type Received = { to: string[]; from: string; source: string; header(name: string): string | undefined };

/** A mail server on loopback that behaves as told. With a `password` it wants one; with `key` and `cert` it offers TLS. */
export async function smtpServer({
  port = 0,
  password,
  ...tls
}: {
  port?: number;
  password?: string;
  key?: string;
  cert?: string;
} = {}) {
  const received: Received[] = [];
  let behaviour: Behaviour = 'take';
  let tries = 0;
  let encrypted = 0;
  let open = 0;
  let mostOpen = 0;
  const options: SMTPServerOptions = {
    ...tls,
    disabledCommands: [...(password ? [] : ['AUTH']), ...(tls.key ? [] : ['STARTTLS'])],
    allowInsecureAuth: true,
    authOptional: password === undefined,
    logger: false,
    onConnect(_session, callback) {
      if (behaviour === 'greeting') return callback(Object.assign(new Error('not now'), { responseCode: 421 }));
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      callback();
    },
    onClose() {
      open -= 1;
    },
    onAuth(auth, _session, callback) {
      if (auth.password === password) return callback(null, { user: auth.username });
      callback(Object.assign(new Error('wrong'), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, callback) {
      const said = /^rcpt-(\d{3}) (\S+)$/.exec(behaviour);
      if (!said) return callback();
      tries += 1;
      callback(Object.assign(new Error(`${said[2]} <${address}> not here`), { responseCode: Number(said[1]) }));
    },
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
        if (behaviour === '451' || behaviour === '550') {
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
        if (session.secure) encrypted += 1;
        if (behaviour === 'slow') setTimeout(callback, 300);
        else callback();
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as AddressInfo).port;
  const hangUp = () => {
    for (const connection of server.connections) connection.close();
  };
  return {
    url: `smtp://127.0.0.1:${at}`,
    port: at,
    received,
    tries: () => tries,
    /** How many of the messages came over an encrypted connection. */
    encrypted: () => encrypted,
    mostOpen: () => mostOpen,
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
