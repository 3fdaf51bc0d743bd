import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import type { Recipient } from '../../../shared/records.ts';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { Switch } from '../../components/switch.tsx';
import { TextField } from '../../components/text-field.tsx';
import { notify } from '../../state/notices.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';
import { IbanHistory } from './iban-history.tsx';
import { RECIPIENTS_TEXT } from './recipients-text.ts';

interface RecipientDrawerProps {
  readonly recipient: Recipient;
  /** What became of the record. */
  readonly onChanged: (recipient: Recipient) => void;
  readonly onClose: () => void;
  readonly onMerge: () => void;
}

/** One recipient: when seen and paid, under which IBANs, whether trusted, and the person's own note. */
export function RecipientDrawer({ recipient, onChanged, onClose, onMerge }: RecipientDrawerProps) {
  const { drawer: text } = useText(RECIPIENTS_TEXT);
  const common = useText(COMMON);
  const format = useFormat();
  const [notes, setNotes] = useState(recipient.notes);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = async (part: { readonly trusted?: boolean; readonly notes?: string }) => {
    const answer = await call('recipients.change', { recipientId: recipient.recipientId, ...part });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onChanged(answer.value);
    if (answer.ok && part.notes !== undefined) notify({ tone: 'ok', title: text.notesSaved });
  };
  return (
    <Drawer
      title={recipient.name}
      subtitle={recipient.recipientMasked}
      onClose={onClose}
      closeLabel={text.close}
      width={320}
      footer={
        <Button icon={GitMerge} isFullWidth onPress={onMerge}>
          {text.merge}
        </Button>
      }
    >
      <div className="recipients__drawer">
        {problem !== null && <ProblemBanner problem={problem} />}
        <DefinitionList
          items={[
            { term: text.type, value: common.recipientTypes[recipient.recipientType] },
            { term: text.bank, value: recipient.bank === '' ? '–' : recipient.bank },
            { term: text.firstSeen, value: format.date(recipient.firstSeenAt) },
            {
              term: text.lastPaid,
              value: recipient.lastPaidAt === null ? text.notPaid : format.date(recipient.lastPaidAt),
            },
            { term: text.paidCount, value: format.count(recipient.paidCount) },
          ]}
        />
        <Switch isSelected={recipient.trusted} onChange={(trusted) => void change({ trusted })} hint={text.trustedHint}>
          {text.trusted}
        </Switch>
        <TextField
          label={text.notes}
          hint={text.notesHint}
          value={notes}
          onChange={setNotes}
          maxLength={2000}
          isMultiline
        />
        {notes !== recipient.notes && (
          <Button size="small" onPress={() => void change({ notes })}>
            {text.saveNotes}
          </Button>
        )}
        <section>
          <h3>{text.earlierTitle}</h3>
          <IbanHistory recipient={recipient} />
        </section>
      </div>
    </Drawer>
  );
}
