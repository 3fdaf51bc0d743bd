import { expect, it } from 'vitest';
import { gentleReports } from '../../../electron/door-reports.ts';

it('a flood of refusals is counted, not written out, and the next line says how many there were', () => {
  let now = 0;
  const lines: [string, Readonly<Record<string, unknown>>][] = [];
  const report = gentleReports(
    (event, fields) => lines.push([event, fields]),
    () => now,
  );
  const refuse = () =>
    report({ event: 'badInput', host: 'desk', channel: 'rows.edit', correlationId: 'c', reason: ['x: invalid_type'] });
  for (let count = 0; count < 10_000; count += 1) refuse();
  expect(lines).toHaveLength(60);
  expect(lines[0]).toEqual([
    'door.badInput',
    { host: 'desk', channel: 'rows.edit', correlationId: 'c', reason: ['x: invalid_type'] },
  ]);
  now += 1000;
  refuse();
  refuse();
  expect(lines).toHaveLength(61);
  expect(lines.at(-1)?.[1]).toMatchObject({ suppressed: 9940 });
  // A clock that is set back takes nothing away.
  now -= 60_000;
  refuse();
  expect(lines).toHaveLength(61);
});
