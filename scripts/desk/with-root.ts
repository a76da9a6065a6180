/** The commands that stand in a text, each with `--root` as it was given when the desk was started; as they are without. */
export function withRoot(text: string, root: string | undefined): string {
  if (root === undefined) return text;
  const written = /^[\w./~-]+$/.test(root) ? root : `"${root}"`;
  return text.replace(
    /npm run ([a-z]+)( -- [a-z]+ FILE)?/g,
    (_, name: string, rest = ' --') => `npm run ${name}${rest} --root ${written}`,
  );
}
