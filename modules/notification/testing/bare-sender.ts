/**
 * node modules/notification/testing/bare-sender.ts URL COUNT CONNECTIONS
 * The limit of the mail bench: a loop that hands mails of our size to a server and does nothing else.
 */
import { createTransport } from 'nodemailer';

const [, , url = '', count = '0', connections = '3'] = process.argv;
const transport = createTransport({ url, pool: true, maxConnections: Number(connections) } as never);
let left = Number(count);
const send = async () => {
  while (left-- > 0)
    await transport.sendMail({
      from: 'QuestEd <noreply@localhost>',
      to: `bare-${left}@example.jp`,
      subject: '来週の予定',
      text: '月曜日は体育館へ集まってください。'.repeat(12),
      html: `<p style="margin:0 0 16px">${'月曜日は体育館へ集まってください。'.repeat(20)}</p>`,
    });
};
await Promise.all(Array.from({ length: Number(connections) }, send));
transport.close();
