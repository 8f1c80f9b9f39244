export function VerifyReport(_: { name: string; result: unknown }) {
  return null;
}
