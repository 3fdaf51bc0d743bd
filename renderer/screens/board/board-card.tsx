import { Button } from 'react-aria-components';
import { COLOURS } from '../../../shared/companies.ts';
import type { BoardLine } from '../../../shared/records.ts';
import { CompanyMark } from '../../components/company-badge.tsx';
import { EnvironmentTag } from '../../components/environment-ribbon.tsx';
import '../../components/press-style.ts';
import { chooseCompany } from '../../state/company.ts';
import { navigate } from '../../state/route.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { BOARD_TEXT } from './board-text.ts';

/** One list of the month, or a company that has none yet. The whole card opens it. */
export function BoardCard({ line }: { readonly line: BoardLine }) {
  const text = useText(BOARD_TEXT);
  const common = useText(COMMON);
  const format = useFormat();
  const { batchId, companyId, companyName, batchName, state } = line;
  const open = () => {
    chooseCompany(companyId);
    navigate(batchId === null ? { kind: 'lists' } : { kind: 'list', batchId });
  };
  return (
    <Button className="board-card" onPress={open}>
      <span className="board-card__company">
        <CompanyMark
          name={companyName}
          colour={COLOURS.find((colour) => colour === line.colour) ?? 'slate'}
          size="small"
        />
        <span className="board-card__name">{companyName}</span>
      </span>
      {line.environment !== 'production' && (
        <EnvironmentTag environment={line.environment} name={common.environments[line.environment].short} />
      )}
      {batchId === null ? (
        <span className="board-card__none">
          {text.noList} · {text.openLists}
        </span>
      ) : (
        <>
          <span className="board-card__list">{batchName}</span>
          {line.totals.map(({ amount, currency }) => (
            <b key={currency} className="board-card__total">
              {format.amount(amount, currency)}
            </b>
          ))}
          <span className="board-card__facts">
            {text.payments(line.count)}
            {state !== null && ` · ${common.states[state]}`}
          </span>
          <span className="board-card__facts">{format.dateTime(line.changedAt)}</span>
        </>
      )}
    </Button>
  );
}
