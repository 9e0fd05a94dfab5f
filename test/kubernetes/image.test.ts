import { expect, it } from 'vitest';
import { repositoryOf } from '../../src/kubernetes/image.ts';

it.each([
  ['nginx', 'nginx'],
  ['nginx:1.27', 'nginx'],
  ['public.ecr.aws/nginx/nginx:1.27', 'public.ecr.aws/nginx/nginx'],
  ['localhost:5000/web', 'localhost:5000/web'],
  ['localhost:5000/web:2@sha256:0123', 'localhost:5000/web'],
  ['', ''],
])('takes the repository out of %j', (image, repository) => {
  expect(repositoryOf(image)).toBe(repository);
});
