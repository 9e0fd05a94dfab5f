import { GoInt, GoMap, GoStruct, type GoValue } from '../go/value.ts';
import { plain, type TemplateFunction } from '../template/function.ts';
import { base64 } from './base-encoding.ts';

/**
 * Functions whose result Helm makes up, asks of a cluster or of the network. What stands in for it is always the same, so
 * that findings are.
 */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const MOST_RANDOM = 100_000;

function repeated(alphabet: string, count: number): string {
  if (count > MOST_RANDOM) throw new Error(`more than ${MOST_RANDOM} random characters`);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => alphabet[(index * 7 + 3) % alphabet.length]).join('');
}

function pem(label: string): string {
  return `-----BEGIN ${label}-----\n${base64(new TextEncoder().encode('stand-in'))}\n-----END ${label}-----\n`;
}

function certificate(): GoValue {
  return new GoStruct('sprig.certificate', { Cert: pem('CERTIFICATE'), Key: pem('RSA PRIVATE KEY') });
}

const KEYS: Readonly<Record<string, string>> = {
  dsa: 'DSA PRIVATE KEY',
  ecdsa: 'EC PRIVATE KEY',
  ed25519: 'PRIVATE KEY',
};

export const standInFunctions: Readonly<Record<string, TemplateFunction>> = {
  randAlphaNum: plain('int', (count) => repeated(`${LETTERS}0123456789`, count)),
  randAlpha: plain('int', (count) => repeated(LETTERS, count)),
  randAscii: plain('int', (count) => repeated(LETTERS, count)),
  randNumeric: plain('int', (count) => repeated('0123456789', count)),
  randBytes: plain('int', (count) => base64(new TextEncoder().encode(repeated(LETTERS, count)))),
  randInt: plain('int int', (low) => new GoInt(low)),
  shuffle: plain('string', (text) => text),
  uuidv4: plain('', () => '00000000-0000-4000-8000-000000000000'),
  bcrypt: plain('string', () => `$2a$10$${repeated(LETTERS, 53)}`),
  htpasswd: plain('string string', (user) =>
    user.includes(':') ? `invalid username: ${user}` : `${user}:$2a$10$${repeated(LETTERS, 53)}`,
  ),
  derivePassword: plain('any string string string string', () => repeated(LETTERS, 20)),
  genPrivateKey: plain('string', (type) => pem(KEYS[type] ?? 'RSA PRIVATE KEY')),
  buildCustomCert: plain('string string', certificate),
  genCA: plain('string int', certificate),
  genCAWithKey: plain('string int string', certificate),
  genSelfSignedCert: plain('string list list int', certificate),
  genSelfSignedCertWithKey: plain('string list list int string', certificate),
  genSignedCert: plain('string list list int any', certificate),
  genSignedCertWithKey: plain('string list list int any string', certificate),
  encryptAES: plain('string string', (_, text) => base64(new TextEncoder().encode(text))),
  decryptAES: plain('string string', (_, text) => text),
  lookup: plain('string string string string', () => new GoMap()),
  getHostByName: plain('string', () => ''),
};
