import type { Cdp } from './cdp.ts';

/**
 * Answers `webUtils.getPathForFile`, which has stopped the page at a `debugger` statement: reads the file the preload
 * put down, asks Chromium for its path, leaves the path there, and lets the page go on.
 */
export async function answerFilePath(cdp: Cdp, sessionId: string, paused: Record<string, unknown>): Promise<void> {
  const frames = paused['callFrames'] as { callFrameId: string; functionName: string }[];
  const frame = frames[0];
  try {
    if (frame?.functionName !== 'getPathForFile') return;
    const evaluate = (expression: string) =>
      cdp.send('Debugger.evaluateOnCallFrame', { callFrameId: frame.callFrameId, expression }, sessionId);
    const { result } = (await evaluate('world.standInFile')) as { result: { objectId: string } };
    const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId }, sessionId);
    await evaluate(`world.standInPath = ${JSON.stringify(path)}`);
  } finally {
    await cdp.send('Debugger.resume', {}, sessionId);
  }
}
