import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildGo } from '../build-go.ts';

/** What a value is, or that it cannot be evaluated. */
export interface Outcome {
  readonly value?: unknown;
  readonly failed?: boolean;
}

export interface OracleBody {
  readonly values: Readonly<Record<string, Outcome>>;
  readonly blocks: readonly OracleBlock[];
}

export interface OracleBlock extends OracleBody {
  readonly type: string;
  readonly labels: readonly string[];
}

export type Answer = { readonly error: true } | OracleBody;

const SOURCE = join(import.meta.dirname, 'evaluate.go');

/**
 * What Terraform's own library reads in texts.
 *
 * @throws {Error} when Go or Debian's golang-github-hashicorp-hcl-v2-dev is missing
 */
export function readByOracle(texts: readonly string[]): Answer[] {
  const input = Buffer.concat(
    texts.flatMap((text) => {
      const bytes = Buffer.from(text);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
  const { status, stdout } = spawnSync(buildGo(SOURCE), { input, maxBuffer: 1 << 30 });
  const answers: Answer[] = [];
  for (let at = 0; at + 4 <= stdout.length; ) {
    const end = at + 4 + stdout.readUInt32BE(at);
    const { error, values = {}, blocks = [] } = JSON.parse(stdout.toString('utf8', at + 4, end));
    answers.push(error ? { error } : { values, blocks });
    at = end;
  }
  if (status !== 0 || answers.length !== texts.length)
    throw new Error(`${answers.length} answers to ${texts.length} texts`);
  return answers;
}
