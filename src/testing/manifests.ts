/**
 * Whole manifests around a fragment, so that a test says no more than what it is about. Fragments may be indented as
 * the code around them is, and may carry expectation markers.
 */

const NAMED = `containers:
  - name: app`;
const CONTAINERS = `${NAMED}
    image: registry.example.com/app:1.0`;

/** A Pod with these fields of its spec, and one container unless the fields name containers. */
export function pod(spec: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
${indent(podSpec(spec), 2)}`;
}

/** A Deployment whose pods have these fields in their spec, and one container unless the fields name containers. */
export function deployment(spec: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels:
      app: app
  template:
    metadata:
      labels:
        app: app
    spec:
${indent(podSpec(spec), 6)}`;
}

/** A Pod with one container that has these fields, and an image unless they name one. */
export function container(fields: string): string {
  const own = dedent(fields);
  return pod(`${/^image:/m.test(own) ? NAMED : CONTAINERS}\n${indent(own, 4)}`);
}

function podSpec(spec: string): string {
  const fields = dedent(spec);
  return /^containers:/m.test(fields) ? fields : `${CONTAINERS}\n${fields}`;
}

/** Without empty lines around it, and without common indentation. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n');
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}

function indent(text: string, width: number): string {
  const lines = text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(width) + line));
  return `${lines.join('\n').trimEnd()}\n`;
}
