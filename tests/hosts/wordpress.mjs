// A WordPress of the tests' own: Debian's package with MariaDB behind a socket and PHP's server on a free port.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../browser/server.mjs';
import { answers, folder, freePort, start } from './host.mjs';

const PACKAGE = '/usr/share/wordpress';
const KEYS = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'];

/** Runs a program to its end; what it says is in the error if it fails. */
const run = (program, args, options = {}) => execFileSync(program, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], ...options });

async function database() {
  const work = folder();
  const [data, socket] = [join(work, 'data'), join(work, 'socket')];
  run('mariadb-install-db', ['--no-defaults', '--user=root', `--datadir=${data}`, '--skip-test-db']);
  await start('mariadbd', ['--no-defaults', '--user=root', `--datadir=${data}`, `--socket=${socket}`, '--skip-networking', `--pid-file=${work}/pid`], () => existsSync(socket));
  // The one who owns the process may come in without a password.
  run('mariadb', ['--no-defaults', `--socket=${socket}`, '-e', "CREATE DATABASE wordpress; CREATE USER wordpress@localhost IDENTIFIED BY 'wordpress'; GRANT ALL ON wordpress.* TO wordpress@localhost;"]);
  return socket;
}

const config = (socket, origin) => `<?php
${Object.entries({
  DB_NAME: 'wordpress',
  DB_USER: 'wordpress',
  DB_PASSWORD: 'wordpress',
  DB_HOST: `localhost:${socket}`,
  DB_CHARSET: 'utf8mb4',
  DB_COLLATE: '',
  WP_HOME: origin,
  WP_SITEURL: origin,
  ...Object.fromEntries(KEYS.map((key) => [key, randomBytes(32).toString('hex')])),
})
  .map(([name, value]) => `define( '${name}', '${value}' );`)
  .join('\n')}
// It shall ask nobody, neither for news nor itself.
define( 'DISABLE_WP_CRON', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require ABSPATH . 'wp-settings.php';
`;

/** Sets a WordPress up with the charts in it as docs/servers/wordpress/carsi-charts.php says, and data under /figures/. */
export async function wordpress() {
  const [socket, port, root] = [await database(), await freePort(), join(folder(), 'site')];
  const origin = `http://127.0.0.1:${port}`;
  // Debian's package is full of links to other packages and to /var.
  cpSync(PACKAGE, root, { recursive: true, dereference: true });
  writeFileSync(join(root, 'wp-config.php'), config(socket, origin));
  mkdirSync(join(root, 'wp-content/mu-plugins'), { recursive: true });
  cpSync(`${ROOT}docs/servers/wordpress/carsi-charts.php`, join(root, 'wp-content/mu-plugins/carsi-charts.php'));
  cpSync(`${ROOT}pkg/dist`, join(root, 'wp-content/carsi-charts'), { recursive: true });
  cpSync(`${ROOT}www/data`, join(root, 'figures'), { recursive: true });
  const php = (script, args = [], input = '') => {
    // WordPress writes a line about sending no mail; what it answers is the last one.
    const told = run('php', ['-d', 'sendmail_path=/bin/true', `${ROOT}tests/hosts/wordpress/${script}`, ...args], { cwd: root, input });
    return JSON.parse(told.trim().split('\n').at(-1));
  };
  const { version } = php('install.php');
  await start('php', ['-S', `127.0.0.1:${port}`, '-t', root], () => answers(`${origin}/readme.html`));
  return {
    origin,
    version,
    /** Publishes a post; its address, and what WordPress kept of it. @param {string} user @param {string} title @param {string} html */
    post(user, title, html) {
      const { id, kept } = php('post.php', [user, title], html);
      return { url: `${origin}/?p=${id}`, kept };
    },
  };
}
