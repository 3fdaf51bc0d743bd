/** `npm run demo [-- --workbook FILE --out DIR --scenario FILE --limit SECONDS]`: the whole main job, in real windows. */
import { readArguments } from './demo/arguments.ts';
import type { DemoArguments } from './demo/arguments.ts';
import { Diary } from './demo/diary.ts';
import { Walk } from './demo/walk.ts';
import { chooseElectron, launchApp } from './launch.ts';
import type { LaunchedApp } from './launch.ts';

const { args, diary } = begun();
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
console.log(
  `» ${chooseElectron() === 'electron' ? 'Electron' : 'the stand-in for Electron (no Electron binary here)'}, ${hasDisplay ? 'in a window' : 'headless'}; pictures go to ${args.out}`,
);

/** Whatever happens, the demo ends: a step that waits for ever is cut off with a clear last line. */
const limit = setTimeout(() => {
  console.error(`✗ The demo did not reach the end within ${args.limitMs / 1000} s. Last step: ${diary.last}`);
  diary.problem('time limit');
  diary.finish(false, {});
  process.exit(1);
}, args.limitMs);

let app: LaunchedApp | undefined;
try {
  app = await launchApp({
    language: 'tr',
    args: args.scenario === null ? [] : [`--practice-scenario=${args.scenario}`],
    env: hasDisplay ? { STANDIN_HEADFUL: '1' } : {},
  });
  const page = await app.page('desk');
  await page.setViewportSize({ width: 1280, height: 800 });
  page.setDefaultTimeout(30_000);
  const walk = new Walk(app, page, diary, args);
  const detail = await walk.whole();
  diary.finish(true, await walk.stage(detail.id));
  console.log(`✓ The list reached its end (${detail.state}); report, pictures and summary.json are in ${args.out}`);
} catch (error) {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  diary.problem(message);
  diary.finish(false, {});
  const page = app?.app.windows()[0];
  await page?.screenshot({ path: `${args.out}/where-it-stopped.png` }).catch(() => undefined);
  console.error(`✗ The demo stopped: ${message}`);
  process.exitCode = 1;
} finally {
  await app?.close();
  clearTimeout(limit);
}

/** The arguments and an empty folder; what is wrong with them is said in one line. */
function begun(): { args: DemoArguments; diary: Diary } {
  try {
    const args = readArguments(process.argv.slice(2));
    return { args, diary: new Diary(args.out) };
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}
