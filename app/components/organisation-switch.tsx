'use client';

import { words } from '../words';
import { useSend } from './use-send';

/** Going to another organisation is a whole load: nothing of the one before may stay on the page. */
export function OrganisationSwitch({ others }: { others: { id: string; name: string }[] }) {
  const { send, working } = useSend();
  if (others.length === 0) return null;
  return (
    <div className="border-b border-line p-2">
      <p className="label px-2 py-1">{words.shell.switchTo}</p>
      <ul className="max-h-[30vh] overflow-auto">
        {others.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              disabled={working}
              onClick={async () => {
                if (await send('/api/session/organisation', 'POST', { organisationId: id }))
                  window.location.assign('/studio');
              }}
              className="w-full truncate rounded px-2 py-2 text-left text-sm hover:bg-well"
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
