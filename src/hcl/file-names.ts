/** Whether a path names a file in Terraform's own language. */
export function isTerraformFile(path: string): boolean {
  return path.endsWith('.tf');
}
