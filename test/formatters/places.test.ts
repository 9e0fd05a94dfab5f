import { describe, expect, it } from 'vitest';
import { notesOfPlaces } from '../../src/engine/findings/build-finding.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import { skippedText } from '../../src/formatters/skipped.ts';
import { buildFinding, buildReport, createSourceFile, rangeOf } from '../support/report.ts';

const patch = createSourceFile('overlays/prod/patch.yaml', 'spec:\n  hostNetwork: true\n');
const base = createSourceFile('base/web.yaml', 'hostNetwork: true\n');
const places = [
  { file: patch, range: rangeOf(patch, 'true') },
  { file: base, range: rangeOf(base, 'true') },
] as const;
const report = buildReport([buildFinding(patch, places[0].range, { places, notes: notesOfPlaces(places) })]);

describe('a finding with several places', () => {
  it('is annotated at the first, and names the others', () => {
    expect(formatters.github(report)).toMatch(
      /^::error file=overlays\/prod\/patch.yaml,line=2,.*%0A.*base\/web.yaml:1:14/,
    );
  });

  it('has the others as related locations in SARIF', () => {
    const [result] = JSON.parse(formatters.sarif(report)).runs[0].results;
    const uriOf = ({ physicalLocation }: { physicalLocation: { artifactLocation: { uri: string } } }) =>
      physicalLocation.artifactLocation.uri;
    expect(result.locations.map(uriOf)).toEqual(['overlays/prod/patch.yaml']);
    expect(result.relatedLocations.map(uriOf)).toEqual(['base/web.yaml']);
  });

  it.each(['stylish', 'markdown', 'json'] as const)('names them all in %s', (name) => {
    const text = formatters[name](report);
    expect(text).toContain('overlays/prod/patch.yaml');
    expect(text).toContain('base/web.yaml');
  });
});

describe('skippedText', () => {
  const skip = (...files: string[]) => skippedText(files.map((file) => ({ file, reason: 'template' })));

  it('names templates by their chart', () => {
    expect(skip('charts/a/templates/x.yaml', 'charts/a/templates/y/z.yaml', 'charts/b/templates/x.yaml')).toBe(
      '3 Helm templates were not checked (charts/a, charts/b)',
    );
    expect(skip('templates/x.yaml')).toBe('1 Helm template was not checked (.)');
  });

  it('names other templates by their file, and not all of many', () => {
    expect(skip('a.yaml', 'charts/a/templates/x.yaml', 'b.yaml', 'my-templates/c.yaml', 'd.yaml')).toBe(
      '5 templates were not checked (a.yaml, charts/a, b.yaml and 2 more)',
    );
  });
});
