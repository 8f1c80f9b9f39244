import { AUDIT_KINDS } from '../../../lib/audit-log/index';
import { Button, ButtonLink } from '../../components/button';
import { Field, inputClass, TextInput } from '../../components/field';
import { words } from '../../words';
import type { Given } from './query';

const families = [...new Set(AUDIT_KINDS.map((kind) => kind.split('.')[0] ?? ''))].sort();

/** A plain form: the address carries the filter, so that any view of the log can be sent to a colleague. */
export function Filters({ given }: { given: Given }) {
  const { auditLog } = words;
  return (
    <form action="/audit-log" className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_160px_160px_auto]">
      <Field id="kind" label={auditLog.kind}>
        <select id="kind" name="kind" className={inputClass} defaultValue={given.kind ?? ''}>
          <option value="">{auditLog.all}</option>
          {families.map((family) => (
            <optgroup key={family} label={family}>
              <option value={family}>
                {family}: {auditLog.all.toLowerCase()}
              </option>
              {AUDIT_KINDS.filter((kind) => kind.startsWith(`${family}.`)).map((kind) => (
                <option key={kind} value={kind}>
                  {kind}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <Field id="about" label={auditLog.about}>
        <TextInput id="about" name="about" defaultValue={given.about} placeholder={auditLog.aboutHelp} maxLength={80} />
      </Field>
      <Field id="from" label={auditLog.from}>
        <TextInput id="from" name="from" type="date" defaultValue={given.from} />
      </Field>
      <Field id="until" label={auditLog.until}>
        <TextInput id="until" name="until" type="date" defaultValue={given.until} />
      </Field>
      <div className="flex gap-2 lg:pt-5">
        <Button type="submit">{auditLog.apply}</Button>
        {Object.keys(given).length > 0 ? (
          <ButtonLink href="/audit-log" look="quiet">
            {auditLog.clear}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
