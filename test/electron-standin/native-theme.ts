import { EventEmitter } from 'node:events';
import { allContents } from './registry.ts';

let themeSource: 'system' | 'light' | 'dark' = 'system';

const media = () => ({
  features: [{ name: 'prefers-color-scheme', value: themeSource === 'system' ? '' : themeSource }],
});

/** Shows a page the scheme that was chosen. */
export async function applyTheme(
  send: (method: string, params: object & Record<string, unknown>) => Promise<unknown>,
): Promise<void> {
  if (themeSource !== 'system') await send('Emulation.setEmulatedMedia', media());
}

class NativeTheme extends EventEmitter {
  get themeSource(): 'system' | 'light' | 'dark' {
    return themeSource;
  }
  set themeSource(wanted: 'system' | 'light' | 'dark') {
    themeSource = wanted;
    for (const contents of allContents) void contents.standInCommand('Emulation.setEmulatedMedia', media());
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return themeSource === 'dark';
  }
}

export const nativeTheme = new NativeTheme();
