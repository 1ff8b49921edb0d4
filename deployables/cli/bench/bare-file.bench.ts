/** The limit of the download bench: a bare Express that sends one file. */
import { bareFile } from '#kernel/testing/bare-express.ts';

const [, , file = '', port = '0'] = process.argv;
bareFile(Number(port), file);
