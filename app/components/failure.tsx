import { Note } from './verdict';

/** What the server refused, said where it is read out; nothing until then. */
export function Failure({ text }: { text: string | null }) {
  return <div aria-live="polite">{text ? <Note tone="block" title={text} /> : null}</div>;
}
