import crypto from 'node:crypto';
import pg from 'pg';
import { SetupError } from './setup-error.mjs';

/** Migrates and owns. */
export const OWNER = 'colophon_owner';
/** Runs everything else: no superuser, no BYPASSRLS. */
export const APP = 'colophon_app';

/**
 * The two roles and the database of the embedded server. Its superuser is used for this and nothing else.
 * Passwords are derived from the superuser's, which is random and kept in a 0600 file: nothing more to store or lose.
 * @param {{ superuser: (database: string) => string, database?: string }} options
 */
export async function prepareRoles({ superuser, database = 'colophon' }) {
  const admin = new URL(superuser('postgres'));
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  const password = (/** @type {string} */ role) => derive(decodeURIComponent(admin.password), role);
  try {
    for (const role of [OWNER, APP]) await ensureRole(client, role, password(role));
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await createDatabase(client, database);
  } finally {
    await client.end();
  }
  return {
    ownerUrl: withLogin(admin, OWNER, password(OWNER), database),
    appUrl: withLogin(admin, APP, password(APP), database),
  };
}

/**
 * A server of the operator's own. `DATABASE_URL` is the owner's login. Without `DATABASE_APP_URL` it must be allowed to
 * create roles; the application's password is then derived from the owner's, so that several machines agree on it.
 * @param {{ ownerUrl: string, appUrl?: string | undefined }} given
 */
export async function prepareExternalRoles({ ownerUrl, appUrl }) {
  if (appUrl) {
    await refusePowerfulLogin(appUrl);
    return { ownerUrl, appUrl };
  }
  const owner = new URL(ownerUrl);
  const database = decodeURIComponent(owner.pathname.slice(1));
  const password = derive(decodeURIComponent(owner.password), APP);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user',
    );
    if (!rows[0]?.may || !owner.password) {
      throw new SetupError(
        `The login in DATABASE_URL may not create roles. Create one without rights ("CREATE ROLE ${APP} LOGIN PASSWORD '…'") and give it as DATABASE_APP_URL=postgresql://${APP}:…@host/${database}`,
      );
    }
    await ensureRole(client, APP, password);
  } finally {
    await client.end();
  }
  return { ownerUrl, appUrl: withLogin(owner, APP, password, database) };
}

/** @param {string} url whose login must not see through row-level security */
async function refusePowerfulLogin(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT rolname, rolsuper OR rolbypassrls AS sees FROM pg_roles WHERE rolname = current_user',
    );
    if (rows[0]?.sees) {
      throw new SetupError(
        `The login "${rows[0].rolname}" in DATABASE_APP_URL is a superuser or bypasses row-level security, so organisations would see each other. Give one without those rights.`,
      );
    }
  } finally {
    await client.end();
  }
}

/** Several starts at once may both create it. @param {pg.Client} client @param {string} role @param {string} password */
async function ensureRole(client, role, password) {
  const options = `LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`;
  await client.query('BEGIN');
  try {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('colophon.roles'))");
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    if (!rowCount) await client.query(`CREATE ROLE ${client.escapeIdentifier(role)} ${options}`);
    else if (!(await sameAsBefore(client, role))) {
      await client.query(`ALTER ROLE ${client.escapeIdentifier(role)} ${options}`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }

  /** @param {pg.Client} asking @param {string} name */
  async function sameAsBefore(asking, name) {
    const login = new pg.Client({
      host: asking.host,
      port: asking.port,
      user: name,
      password,
      database: asking.database,
      ssl: asking.ssl,
    });
    login.on('error', () => undefined);
    try {
      await login.connect();
      return true;
    } catch {
      return false;
    } finally {
      await login.end().catch(() => undefined);
    }
  }
}

/** @param {pg.Client} client @param {string} database */
async function createDatabase(client, database) {
  const name = client.escapeIdentifier(database);
  await client.query(`CREATE DATABASE ${name} OWNER ${OWNER}`).catch((error) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${APP}`);
}

/** @param {string} secret @param {string} role */
const derive = (secret, role) => crypto.createHmac('sha256', secret).update(`colophon ${role}`).digest('base64url');

/** @param {URL} base @param {string} role @param {string} password @param {string} database */
function withLogin(base, role, password, database) {
  const url = new URL(base.href);
  url.username = role;
  url.password = password;
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
