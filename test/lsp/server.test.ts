import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, directoryWith } from '../support/cli.ts';
import { PULLS, placesOf, startClient, uriOf } from '../support/language-client.ts';

describe('the language server', () => {
  it('publishes what is found when a document is opened, and while it changes', async () => {
    const directory = directoryWith({ 'a.yaml': CLEAN });
    const client = await startClient({ folders: [directory] });
    const uri = uriOf(join(directory, 'a.yaml'));
    await client.open(uri, BLOCKED);
    await client.shows(uri, ['5:15-5:19 no-host-namespaces']);
    await client.change(uri, 'false', { start: { line: 5, character: 15 }, end: { line: 5, character: 19 } });
    await client.shows(uri, []);
    expect(client.published.get(uri)?.version).toBe(2);
  });

  it('answers clients that ask', async () => {
    const directory = directoryWith({ 'a.yaml': CLEAN });
    const client = await startClient({ folders: [directory], capabilities: PULLS });
    const uri = uriOf(join(directory, 'a.yaml'));
    await client.open(uri, BLOCKED);
    const report = await client.pull(uri);
    expect(report.kind === 'full' && placesOf(report.items)).toEqual(['5:15-5:19 no-host-namespaces']);
    expect((await client.pull(uri, report.resultId)).kind).toBe('unchanged');
    await client.change(uri, CLEAN);
    expect(await client.pull(uri, report.resultId)).toMatchObject({ kind: 'full', items: [] });
    expect(client.published.size).toBe(0);
  });
});
