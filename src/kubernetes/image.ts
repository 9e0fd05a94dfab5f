/** The repository of an image, without tag and digest: `public.ecr.aws/nginx/nginx` of `public.ecr.aws/nginx/nginx:1`. */
export function repositoryOf(image: string): string {
  const [name = ''] = image.split('@');
  const colon = name.lastIndexOf(':');
  // A colon before the last slash belongs to the port of the registry.
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}
