import type { ElectronApplication } from 'playwright-core';

/**
 * Unplugs the network for the main process: from now on no host name has an address, as on a computer that is offline. The
 * program's own calls run as they are; nothing of it is replaced.
 */
export async function unplugNetwork(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const dns = process.getBuiltinModule('node:dns');
    const offline = (...args: unknown[]): void => {
      const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
      const answer = args.at(-1);
      if (typeof answer === 'function') process.nextTick(answer, error);
    };
    Reflect.set(dns, 'lookup', offline);
  });
}
