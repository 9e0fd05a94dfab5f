export { default } from './json.ts';
