/** `npm start [-- --fetch] [-- arguments for the program]`: opens the program for use. */
import { spawn } from 'node:child_process';
import { chooseElectron } from './electron-binary.ts';
import { ROOT } from './root.ts';

const args = process.argv.slice(2);
const say = (line: string): void => console.log(`» ${line}`);
const { kind, executable } = chooseElectron(args.includes('--fetch'), say);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
if (!hasDisplay && kind === 'electron') {
  console.error('✗ There is no display. Electron needs one: log in to a desktop, or run under xvfb-run.');
  process.exit(1);
}
if (!hasDisplay) {
  say(
    'There is no display, so the windows are there but cannot be seen. `npm run demo` shows what they do, in pictures.',
  );
}
const child = spawn(
  executable,
  ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args.filter((arg) => arg !== '--fetch')],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...(hasDisplay && kind === 'stand-in' ? { STANDIN_HEADFUL: '1' } : {}) },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
