import type { ReportRequest } from '../../../shared/ipc.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { notify } from '../../state/notices.ts';

/** Writes a report where the person chooses, and says where it is. Null when all went well or it was called off. */
export async function saveReport(
  request: ReportRequest,
  words: { readonly saved: string; readonly showFolder: string },
): Promise<Problem | null> {
  const answer = await call('reports.save', request);
  if (!answer.ok) return answer.problem;
  if (answer.value === null) return null;
  const { fileToken, fileName, folder } = answer.value;
  notify({
    tone: 'ok',
    title: words.saved,
    detail: `${fileName} · ${folder}`,
    action: { label: words.showFolder, onPress: () => void call('app.showFile', { fileToken, how: 'folder' }) },
  });
  return null;
}
