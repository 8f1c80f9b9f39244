import { Field, TextInput } from '../../components/field';
import { words } from '../../words';

/** For what an unattended browser must not do; nothing for somebody who has no password. */
export function CurrentPassword({ id, shown }: { id: string; shown: boolean }) {
  return shown ? (
    <Field id={id} label={words.account.currentPassword}>
      <TextInput id={id} name="current" type="password" autoComplete="current-password" required />
    </Field>
  ) : null;
}
