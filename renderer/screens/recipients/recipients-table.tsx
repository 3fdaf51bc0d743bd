import { BadgeCheck } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Recipient } from '../../../shared/records.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { Table, type TableColumn } from '../../components/table.tsx';
import '../../components/press-style.ts';
import { useNarrow } from '../../state/use-narrow.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { RECIPIENTS_TEXT } from './recipients-text.ts';

interface RecipientsTableProps {
  readonly recipients: readonly Recipient[];
  readonly openId: string | null;
  readonly onOpen: (recipient: Recipient) => void;
}

/** What a small window has no room for beside the name; it is among the details. */
const ROOMY_ONLY: ReadonlySet<string> = new Set(['paidCount', 'earlier']);
/** Left out while the details stand beside the table; they are among the details. */
const WIDE_ONLY: ReadonlySet<string> = new Set(['paidCount', 'earlier', 'bank', 'lastPaid']);

/** The address book's lines. A name opens its details beside the table. */
export function RecipientsTable({ recipients, openId, onOpen }: RecipientsTableProps) {
  const text = useText(RECIPIENTS_TEXT);
  const format = useFormat();
  const isNarrow = useNarrow();
  const columns: readonly TableColumn<Recipient>[] = [
    {
      id: 'name',
      label: text.columns.name,
      isRowHeader: true,
      render: (each) => (
        <AriaButton
          className="recipients__name"
          aria-label={text.open(each.name)}
          aria-pressed={each.recipientId === openId}
          onPress={() => onOpen(each)}
        >
          {each.name}
          {each.trusted && <Icon icon={BadgeCheck} size={14} label={text.trusted} className="recipients__trusted" />}
        </AriaButton>
      ),
    },
    {
      id: 'recipient',
      label: text.columns.recipient,
      width: 140,
      render: (each) => <span className="recipients__code">{each.recipientMasked}</span>,
    },
    { id: 'bank', label: text.columns.bank, width: 130, render: (each) => each.bank },
    {
      id: 'lastPaid',
      label: text.columns.lastPaid,
      width: 100,
      render: (each) => (
        <span className="recipients__when">{each.lastPaidAt === null ? text.never : format.date(each.lastPaidAt)}</span>
      ),
    },
    {
      id: 'lastAmount',
      label: text.columns.lastAmount,
      align: 'end',
      width: 120,
      render: (each) =>
        each.lastAmount !== null && each.currency !== null ? (
          <AmountText amount={each.lastAmount} currency={each.currency} locale={format.locale} />
        ) : null,
    },
    {
      id: 'paidCount',
      label: text.columns.paidCount,
      align: 'end',
      width: 76,
      render: (each) => format.count(each.paidCount),
    },
    {
      id: 'earlier',
      label: text.columns.earlier,
      align: 'end',
      width: 96,
      render: (each) => (each.earlier.length === 0 ? '' : format.count(each.earlier.length)),
    },
  ];
  return (
    <Table
      caption={text.caption}
      isCaptionHidden
      columns={columns.filter(({ id }) => !(openId === null ? isNarrow && ROOMY_ONLY.has(id) : WIDE_ONLY.has(id)))}
      rows={recipients}
      rowKey={(each) => each.recipientId}
    />
  );
}
