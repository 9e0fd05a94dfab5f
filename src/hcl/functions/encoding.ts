import { unknownIn } from '../values/convert.ts';
import { decodeTexts } from '../values/decode.ts';
import { encodeJson } from '../values/encode.ts';
import { failure, string, unknown } from '../values/value.ts';
import type { HclFunction } from './index.ts';
import { carry, tooFew } from './known.ts';

/** Both of them as JSON, which is YAML too: only what it says counts here. */
const encode: HclFunction = (call) => {
  const [value] = call.args;
  if (!value) return tooFew(call);
  const open = unknownIn(value);
  if (open) return { ...carry(open, call.at), encoded: value };
  const text = encodeJson(value, call.scope.work);
  return { ...string(text, [call.at]), encoded: value };
};

const decode: HclFunction = (call) => {
  const [value] = call.args;
  const { at, scope } = call;
  if (!value) return tooFew(call);
  if (value.kind !== 'string' && value.kind !== 'unknown') return failure('it wants a text', at);
  if (value.encoded) return value.encoded;
  if (value.kind === 'unknown' && (value.isError || value.pattern === '*')) return carry(value, at);
  const { values, problems } = decodeTexts(value, scope.work);
  const [first, second] = values;
  if (problems.length > 0 || second) {
    return value.kind === 'unknown' ? unknown(value.reason, at) : failure('this text cannot be decoded', at);
  }
  return first ?? failure('this text is empty', at);
};

export const ENCODING_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  jsonencode: encode,
  yamlencode: encode,
  jsondecode: decode,
  yamldecode: decode,
};
