export { sha1 } from '@noble/hashes/legacy.js';
export { sha256, sha512 } from '@noble/hashes/sha2.js';
export { bytesToHex } from '@noble/hashes/utils.js';
