/** Electron's version with a mark, so that nobody takes a report from the stand-in for one from Electron. */
export const STANDIN_VERSION = '45.4.1-standin';

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

/** What is known of the running program; one value, because there is one program per process. */
export const program = {
  manifest: {} as Manifest,
  /** The folder of the program (`app.getAppPath()`). */
  folder: '',
  givenName: undefined as string | undefined,
  get name(): string {
    return this.givenName ?? this.manifest.productName ?? this.manifest.name ?? 'Electron';
  },
  set name(wanted: string) {
    this.givenName = wanted;
  },
  switches: new Map<string, string>(),
  ready: false,
  /** Between a `before-quit` that nobody vetoed and the end. */
  quitting: false,
  /** From the moment nothing can stop the end any more. */
  exiting: false,
  /** Windows that can be seen, which `npm start` wants where there is a display. */
  get headful(): boolean {
    return process.env['STANDIN_HEADFUL'] === '1' || this.switches.has('headful');
  },
  readSwitches(args: readonly string[]): void {
    for (const argument of args) {
      const parts = /^--([^=]+)(?:=(.*))?$/.exec(argument);
      if (parts?.[1] !== undefined) this.switches.set(parts[1], parts[2] ?? '');
    }
  },
};
