// A small client of the W3C WebDriver protocol, enough to run the contract in Firefox and in WebKit without any npm package.
//
//   firefox  firefox-esr over Marionette (TCP), the protocol that geckodriver itself speaks
//   webkit   WebKitWebDriver (HTTP), which starts MiniBrowser; it needs a display, so an Xvfb is started
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MINIBROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const PROGRAMS = { firefox: ['/usr/bin/firefox-esr'], webkit: ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb', MINIBROWSER] };
const CALL_MS = 60_000;
const STOP_MS = 3000;
const KEYS = { ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Home: '\uE011', End: '\uE010' };
// name: [HTTP method, path under the session, Marionette command]
const COMMANDS = {
  newSession: ['POST', '', 'WebDriver:NewSession'],
  quit: ['DELETE', '', 'WebDriver:DeleteSession'],
  goto: ['POST', '/url', 'WebDriver:Navigate'],
  timeouts: ['POST', '/timeouts', 'WebDriver:SetTimeouts'],
  rect: ['POST', '/window/rect', 'WebDriver:SetWindowRect'],
  run: ['POST', '/execute/async', 'WebDriver:ExecuteAsyncScript'],
  actions: ['POST', '/actions', 'WebDriver:PerformActions'],
};

/** What an engine needs and this machine has not. */
export const missing = (engine) => PROGRAMS[engine].filter((path) => !existsSync(path));

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const within = (ms, what, promise) => {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what}: no answer in ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

// Each process is started in a group of its own and that group is ended by its number, also when the tests are interrupted.
const running = new Set();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => process.exit(1));
process.on('exit', () => {
  for (const child of running) endGroup(child, 'SIGKILL');
});

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function start(program, args, env, stdio = ['ignore', 'pipe', 'pipe']) {
  const child = spawn(program, args, { stdio, detached: true, env: { ...process.env, ...env } });
  running.add(child);
  child.said = '';
  child.ended = new Promise((done) => {
    child.on('exit', done);
    child.on('error', done);
  }).finally(() => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (child.said = (child.said + data).slice(-4000)));
  return child;
}

async function stop(child) {
  if (!running.has(child)) return;
  endGroup(child, 'SIGTERM');
  await Promise.race([child.ended, pause(STOP_MS)]);
  endGroup(child, 'SIGKILL');
  await child.ended;
}

async function until(test, ms, what, child) {
  const end = Date.now() + ms;
  let last = '';
  while (Date.now() < end && running.has(child)) {
    try {
      const found = await test();
      if (found) return found;
    } catch (error) {
      last = error.message;
    }
    await pause(30);
  }
  throw new Error(`${what} did not start: ${last}\n${child.said}`);
}

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Commands over HTTP. */
function overHttp(base) {
  let session = '';
  return async (name, body) => {
    const [method, path] = COMMANDS[name];
    const address = name === 'newSession' ? `${base}/session` : `${base}/session/${session}${path}`;
    const answer = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(CALL_MS),
    });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${name}: ${value.error}: ${value.message}`);
    if (name === 'newSession') session = value.sessionId;
    return value;
  };
}

/** Commands over Marionette: `<bytes>:[0, id, command, body]` out, `<bytes>:[1, id, error, result]` back. */
async function overMarionette(port) {
  const socket = net.connect(port, '127.0.0.1');
  await new Promise((done, fail) => socket.once('connect', done).once('error', fail));
  const waiting = new Map();
  let held = Buffer.alloc(0);
  let count = 0;
  let greeted;
  const greeting = new Promise((done) => (greeted = done));
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const { fail } of waiting.values()) fail(new Error('the browser closed the connection'));
  });
  socket.on('data', (data) => {
    held = Buffer.concat([held, data]);
    for (;;) {
      const colon = held.indexOf(58);
      const size = Number(held.subarray(0, colon));
      if (colon < 0 || held.length < colon + 1 + size) return;
      const message = JSON.parse(held.subarray(colon + 1, colon + 1 + size));
      held = held.subarray(colon + 1 + size);
      if (!Array.isArray(message)) {
        greeted();
        continue;
      }
      const [, id, error, result] = message;
      const { done, fail, command } = waiting.get(id);
      waiting.delete(id);
      if (error) fail(new Error(`${command}: ${error.error}: ${error.message}`));
      else done(result && Object.keys(result).length === 1 && 'value' in result ? result.value : result);
    }
  });
  await within(CALL_MS, 'Marionette greeting', greeting);
  const raw = (command, body) => {
    const id = ++count;
    const text = Buffer.from(JSON.stringify([0, id, command, body ?? {}]));
    socket.write(`${text.length}:`);
    socket.write(text);
    return within(CALL_MS, command, new Promise((done, fail) => waiting.set(id, { done, fail, command })));
  };
  const send = (name, body) => raw(COMMANDS[name][2], body);
  send.quit = () => raw('Marionette:Quit', { flags: ['eForceQuit'] });
  send.end = () => socket.destroy();
  return send;
}

async function startFirefox(folder, processes, { ratio }) {
  const profile = join(folder, 'profile');
  await mkdir(profile);
  const prefs = {
    'marionette.port': 0,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'intl.accept_languages': 'en',
    'layout.css.devPixelsPerPx': String(ratio),
    // Headless Firefox has no mouse unless told: without these `(hover: hover)` is false.
    'ui.primaryPointerCapabilities': 6,
    'ui.allPointerCapabilities': 6,
  };
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, 'about:blank'];
  const child = start('firefox-esr', args, { HOME: folder, MOZ_CRASHREPORTER_DISABLE: '1' });
  processes.push(child);
  const port = await until(async () => Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8')), 90_000, 'Firefox', child);
  const send = await until(() => overMarionette(port), 10_000, 'Marionette', child);
  await send('newSession', { capabilities: { alwaysMatch: {} } });
  return send;
}

async function startWebKit(folder, processes, { width, height, ratio }) {
  const screen = ['-displayfd', '3', '-screen', '0', `${(width + 100) * ratio}x${(height + 200) * ratio}x24`, '-nolisten', 'tcp', '-noreset'];
  const display = start('Xvfb', screen, {}, ['ignore', 'pipe', 'pipe', 'pipe']);
  processes.push(display);
  let number = '';
  display.stdio[3].on('data', (data) => (number += data));
  await until(() => number.endsWith('\n'), 15_000, 'Xvfb', display);
  await mkdir(join(folder, 'config'));
  const port = await freePort();
  const child = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: folder,
    DISPLAY: `:${number.trim()}`,
    WAYLAND_DISPLAY: '',
    GDK_BACKEND: 'x11',
    GDK_SCALE: String(ratio),
    NO_AT_BRIDGE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    GSETTINGS_BACKEND: 'memory',
  });
  processes.push(child);
  const base = `http://127.0.0.1:${port}`;
  await until(async () => (await (await fetch(`${base}/status`)).json()).value.ready, 15_000, 'WebKitWebDriver', child);
  const send = overHttp(base);
  const options = { binary: MINIBROWSER, args: ['--automation'] };
  await send('newSession', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
  return send;
}

/** Starts `firefox` or `webkit`, with `ratio` (1, 2, 3) device pixels per CSS pixel. Close it, also after a failure. */
export async function launch(engine, { width = 1000, height = 800, ratio = 1 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), `carsi-charts-${engine}-`));
  const processes = [];
  let send;
  async function close() {
    if (send?.quit) {
      send.quit().catch(() => {});
      await Promise.race([processes[0].ended, pause(STOP_MS)]);
      send.end();
    } else if (send) {
      await send('quit').catch(() => {});
    }
    for (const child of processes.reverse()) await stop(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  try {
    send = await (engine === 'firefox' ? startFirefox : startWebKit)(folder, processes, { width, height, ratio });
    await send('timeouts', { script: CALL_MS, pageLoad: CALL_MS, implicit: 0 });
    await send('rect', { width, height });
  } catch (error) {
    await close();
    throw error;
  }

  const key = (name) => [
    { type: 'keyDown', value: KEYS[name] ?? name },
    { type: 'keyUp', value: KEYS[name] ?? name },
  ];
  return {
    engine,
    close,
    goto: (url) => send('goto', { url }),
    /** Calls a function of the contract (`body.mjs`) inside the page. */
    async contract(name, ...args) {
      const script = `const [name, args, done] = arguments;
        const call = async () => window.contract[name](...args);
        call().then((value) => done({ value }), (error) => done({ error: error + '\\n' + (error?.stack ?? '') }));`;
      const answer = await send('run', { script, args: [name, args] });
      if (answer.error) throw new Error(`${engine}: ${name}: ${answer.error}`);
      return answer.value;
    },
    /** Moves the mouse to a point of the viewport, in CSS px; presses there if asked. */
    async pointer(x, y, { click = false } = {}) {
      const actions = [{ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' }];
      if (click) actions.push({ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
      await send('actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    },
    /** Presses keys one after another. */
    keys: (...names) => send('actions', { actions: [{ type: 'key', id: 'keyboard', actions: names.flatMap(key) }] }),
  };
}
