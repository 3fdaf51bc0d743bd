import type { Recipient } from '../../../shared/records.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { RECIPIENTS_TEXT } from './recipients-text.ts';

/** Every IBAN a name was paid with, the present one first. */
export function IbanHistory({ recipient }: { readonly recipient: Recipient }) {
  const { drawer: text } = useText(RECIPIENTS_TEXT);
  const format = useFormat();
  const paid = (at: number | null) => (at === null ? text.notPaid : text.paid(format.date(at)));
  if (recipient.earlier.length === 0) return <p className="recipients__quiet">{text.earlierNone}</p>;
  return (
    <ol className="recipients__ibans">
      <li>
        <b className="recipients__code">{recipient.recipientMasked}</b> <span>{text.current}</span>
        <p>{[recipient.bank, paid(recipient.lastPaidAt)].filter(Boolean).join(' · ')}</p>
      </li>
      {recipient.earlier.map((each) => (
        <li key={`${each.recipientMasked} ${each.firstSeenAt}`}>
          <span className="recipients__code">{each.recipientMasked}</span>
          <p>
            {[each.bank, text.seen(format.date(each.firstSeenAt)), paid(each.lastPaidAt)].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  );
}
