import { describe, expect, it } from 'vitest';
import { AddressRefused, addressProblem, lookupOutside } from '#modules/ai/models/address.ts';

const none = new Set<string>();
const resolved = (name: string, all = false) =>
  new Promise((resolve, reject) => {
    lookupOutside(name, { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });

describe('an address for models', () => {
  it.each(['https://api.example.com/v1', 'https://8.8.8.8/v1', 'https://[2606:4700::1111]/v1'])(
    'may be %s',
    (address) => {
      expect(addressProblem(address, none)).toBeUndefined();
    },
  );

  it.each([
    'https://10.1.2.3/v1',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://169.254.169.254/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
  ])('may not be %s', (address) => {
    expect(addressProblem(address, none)).toBe('private');
  });

  it('may be anything the operator named, and only that', () => {
    const local = new Set(['http://127.0.0.1:11434']);
    expect(addressProblem('http://127.0.0.1:11434/v1', local)).toBeUndefined();
    expect(addressProblem('http://127.0.0.1:11435/v1', local)).toBe('notHttps');
    expect(addressProblem('http://me:word@127.0.0.1:11434/v1', local)).toBe('credentials');
  });

  it('leads nowhere inside by its name either, judged when it is connected to', async () => {
    await expect(resolved('localhost')).rejects.toBeInstanceOf(AddressRefused);
    await expect(resolved('localhost', true)).rejects.toBeInstanceOf(AddressRefused);
    await expect(resolved('127.0.0.1')).rejects.toBeInstanceOf(AddressRefused);
    expect(await resolved('8.8.8.8')).toBe('8.8.8.8');
  });
});
