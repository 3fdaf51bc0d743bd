import { ChevronDown } from 'lucide-react';
import { Button as PressArea } from 'react-aria-components';
import type { BatchDetail, IssueGroup } from '../../../shared/batches.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { TONE_ICONS } from '../../components/tone.ts';
import { LIST } from '../../text/areas.ts';
import { describeIssue } from '../../text/issue-text.ts';
import { useFormat, useLocale, useText } from '../../text/use-text.ts';

/** The error summary: each kind of fault with its count; pressing one goes to the first such cell. */
export function ProblemStrip({
  detail,
  onJump,
  onNext,
}: {
  readonly detail: BatchDetail;
  readonly onJump: (group: IssueGroup) => void;
  readonly onNext: () => void;
}) {
  const text = useText(LIST).problems;
  const locale = useLocale();
  const format = useFormat();
  const waiting = detail.counts.errors + detail.counts.questions;
  const groups = detail.issueGroups.filter(
    (group) => group.severity === 'error' || (group.asks && group.unanswered > 0),
  );
  if (waiting === 0 || groups.length === 0) return null;
  return (
    <section className="list__problems" aria-label={text.label}>
      <b>{text.title(waiting)}</b>
      <ul>
        {groups.map((group) => {
          const { short } = describeIssue({ code: group.code, params: {} }, locale);
          const count = group.severity === 'error' ? group.count : group.unanswered;
          const tone = group.severity === 'error' ? 'error' : 'warning';
          return (
            <li key={`${group.code} ${group.field}`}>
              <PressArea
                className={`list__problem list__problem--${tone}`}
                aria-label={text.jump(short, count)}
                onPress={() => onJump(group)}
              >
                <Icon icon={TONE_ICONS[tone]} size={12} />
                {short} <b>{format.count(count)}</b>
              </PressArea>
            </li>
          );
        })}
      </ul>
      <Button size="small" variant="quiet" keys="F8" icon={ChevronDown} onPress={onNext}>
        {text.next}
      </Button>
    </section>
  );
}
