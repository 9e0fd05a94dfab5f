import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Body } from '../../../src/hcl/syntax/ast.ts';
import { parseHcl } from '../../../src/hcl/syntax/parse.ts';
import { createSourceFile } from '../../../src/source/source-file.ts';
import { outcomesOf, scopeOf } from '../../hcl/evaluate-text.ts';
import { mutationsOf } from '../../hcl/mutations.ts';
import { SEEDS } from '../../hcl/seeds.ts';
import { type Answer, type OracleBody, type Outcome, readByOracle } from './oracle.ts';

const COUNT = 20_000;

function readByOurs(text: string): Answer {
  const { body, problems } = parseHcl(createSourceFile('text.tf', text));
  return problems.length > 0 ? { error: true } : contents(body);
}

function contents(body: Body): OracleBody {
  const blocks = body.blocks.map(({ type, labels, body: inner }) => ({ type, labels, ...contents(inner) }));
  return { values: outcomesOf(body, scopeOf()), blocks };
}

describe("reads HCL as Terraform's own library does", () => {
  test('the texts themselves', () => {
    const answers = readByOracle(SEEDS);
    expect(SEEDS.map(readByOurs)).toEqual(answers);
    expect(answers.filter((answer) => 'error' in answer)).toEqual([]);
  });

  test(`never with another value in ${COUNT} changed ones, and none refused that it reads`, () => {
    const texts = mutationsOf(SEEDS, COUNT, 7);
    const answers = readByOracle(texts);
    const differing = texts.flatMap((text, index) => {
      const [ours, theirs] = [readByOurs(text), answers[index]];
      return theirs && agrees(ours, theirs) ? [] : [{ text, ours, theirs }];
    });
    expect(answers.filter((answer) => !('error' in answer)).length).toBeGreaterThan(COUNT / 10);
    expect(differing.slice(0, 20)).toEqual([]);
  });
});

/** What the library refuses may be read, and what it evaluates may be left unknown; nothing else. */
function agrees(ours: Answer, theirs: Answer): boolean {
  if ('error' in theirs) return true;
  if ('error' in ours) return false;
  const names = Object.keys(theirs.values);
  return (
    isDeepStrictEqual(Object.keys(ours.values).sort(), names.toSorted()) &&
    names.every((name) => isSame(ours.values[name], theirs.values[name])) &&
    ours.blocks.length === theirs.blocks.length &&
    ours.blocks.every((block, index) => {
      const other = theirs.blocks[index];
      const isSameHead = block.type === other?.type && isDeepStrictEqual(block.labels, other.labels);
      return isSameHead && agrees(block, other);
    })
  );
}

function isSame(ours: Outcome | undefined, theirs: Outcome | undefined): boolean {
  return Boolean(ours?.failed || theirs?.failed) || isDeepStrictEqual(ours, theirs);
}
