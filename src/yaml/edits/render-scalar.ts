import type { Scalar } from '../../source/document.ts';
import type { ScalarNode } from '../node.ts';
import { resolvePlain } from '../scalars/scalars.ts';

export interface ScalarStyle {
  /** The style to keep when it can express the value. */
  readonly style?: ScalarNode['style'];
  readonly flow?: boolean;
  /** Double quotes for every string. */
  readonly json?: boolean;
}

/** Plain text that means the same to every reader of YAML; with a `:`, as in image names and ARNs, not in brackets. */
const SAFE = /^[\w/.](?:(?:[\w/.@+%=~ -]|:(?! ))*[\w/.@+%=~-])?$/;
/** Strings to Kubernetes that other readers take for numbers or dates. */
const LOOKS_TYPED = /^(?:\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*|[\d_.]+e\d+|0o[0-7]+|\.?_.*|\.)$/i;

/** Text of a scalar that reads back as `value`. */
export function renderScalar(value: Scalar, { style, flow = false, json }: ScalarStyle = {}): string {
  if (typeof value !== 'string') return String(value);
  if (json || style === 'double') return quoteDouble(value);
  if (style === 'single' && /^[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(value)) {
    return `'${value.replaceAll("'", "''")}'`;
  }
  return isPlain(value, flow) ? value : quoteDouble(value);
}

function isPlain(value: string, flow: boolean): boolean {
  if (value.length >= 1000 || !SAFE.test(value) || (flow && value.includes(':'))) return false;
  return !LOOKS_TYPED.test(value) && resolvePlain(value).type === 'string';
}

/** JSON's quoting, with everything escaped that YAML does not take as it is. */
function quoteDouble(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
