import type { Permission, Role } from '../../../lib/accounts/index';
import { DashIcon, TickIcon } from '../../components/icons';
import { words } from '../../words';

interface PermissionTableProps {
  roles: readonly Role[];
  permissions: Readonly<Record<Permission, readonly Role[]>>;
}

/** The very table that pages, routes and the command line ask. `relative`, so that what only readers hear stays inside. */
export function PermissionTable({ roles, permissions }: PermissionTableProps) {
  return (
    <section
      aria-label={words.team.permissions}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded border border-line"
    >
      <table className="w-full bg-sheet text-sm">
        <thead>
          <tr className="border-b border-line text-left">
            <td className="px-3 py-2" />
            {roles.map((role) => (
              <th key={role} scope="col" className="label px-1 py-2 text-center sm:px-3">
                {words.shell.role(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(permissions).map(([permission, allowed]) => (
            <tr key={permission} className="border-b border-line last:border-0">
              <th scope="row" className="figures px-2 py-2 text-left sm:px-3 font-normal whitespace-nowrap text-soft">
                {permission}
              </th>
              {roles.map((role) => (
                <td key={role} className="px-1 py-2 text-center sm:px-3">
                  <span className={`inline-flex ${allowed.includes(role) ? 'text-pass' : 'text-faint'}`}>
                    {allowed.includes(role) ? <TickIcon size={14} /> : <DashIcon size={14} />}
                    <span className="sr-only">{allowed.includes(role) ? words.team.may : words.team.mayNot}</span>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
