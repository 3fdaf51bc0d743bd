import { parseArgs } from 'node:util';
import { soak, soakReport } from './soak-measure.ts';

/* `npm run test:soak -- --minutes N`: the program at work for N minutes; ends with 1 when something grew. */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error('usage: npm run test:soak -- --minutes 10');
  process.exit(2);
}
const soaked = await soak(minutes * 60);
console.log(soakReport(soaked));
process.exitCode = soaked.grew.length === 0 ? 0 : 1;
