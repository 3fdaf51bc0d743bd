import { FileOutput, Send, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import type { BatchDetail } from '../../../shared/batches.ts';
import { Button } from '../../components/button.tsx';
import { LIST, RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { isOpenList } from './open-list.ts';
import type { ListReport } from './report-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';

/** The next step at the foot of the list: sending it while it can be sent, its report once it is at iyzico. */
export function SendActions({
  detail,
  onFix,
  onReport,
}: {
  readonly detail: BatchDetail;
  readonly onFix: () => void;
  readonly onReport: (kind: ListReport) => void;
}) {
  const text = useText(LIST);
  const { reports } = useText(RESULT);
  const [isSending, setSending] = useState(false);
  const { counts, source } = detail;
  const waiting = counts.errors + counts.questions;
  if (!isOpenList(detail))
    return (
      <Button icon={FileOutput} onPress={() => onReport('status')}>
        {reports.kinds.status}
      </Button>
    );
  return (
    <>
      {waiting > 0 && source.kind === 'workbook' && (
        <Button onPress={() => onReport('corrections')}>{text.corrections}</Button>
      )}
      <Button icon={WandSparkles} onPress={onFix}>
        {text.selection.fix}
      </Button>
      <Button
        variant="primary"
        icon={Send}
        disabledReason={waiting > 0 ? text.send.hasErrors(waiting) : counts.payable === 0 ? text.send.empty : undefined}
        onPress={() => setSending(true)}
      >
        {text.send.press}
      </Button>
      {isSending && <SendDialog detail={detail} onClose={() => setSending(false)} />}
    </>
  );
}
