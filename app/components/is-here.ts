/** Whether a path belongs to an entry of the navigation: `/team/invitations` belongs to `/team`, `/teams` does not. */
export function isHere(path: string, { href, also }: { href: string; also?: string | undefined }): boolean {
  const within = (root: string) => path === root || path.startsWith(`${root}/`);
  return within(href) || (also !== undefined && within(also));
}
