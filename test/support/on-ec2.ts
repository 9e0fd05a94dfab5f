const ANNOTATION = 'eks.amazonaws.com/compute-type: ec2';

/** A manifest of `pod()` or `deployment()` as it is when its workload is kept on EC2. */
export function onEc2(yaml: string): string {
  if (yaml.includes('kind: Pod\n')) {
    return yaml.replace('  name: app\n', `  name: app\n  annotations:\n    ${ANNOTATION}\n`);
  }
  return yaml.replace(
    '        app: app\n    spec:\n',
    `        app: app\n      annotations:\n        ${ANNOTATION}\n    spec:\n`,
  );
}
