import { APP_SHORTCUTS } from '../../../shared/shortcuts.ts';
import { Search } from 'lucide-react';
import { Button as PressArea } from 'react-aria-components';
import type { Company } from '../../../shared/companies.ts';
import { EnvironmentRibbon } from '../../components/environment-ribbon.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useKeys } from '../../state/app-state.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';

/** The band at the top of every screen: whether money is real here, and the way to everything by name. */
export function EnvironmentBand({
  company,
  onPalette,
}: {
  readonly company: Company | null;
  readonly onPalette: () => void;
}) {
  const text = useText(COMMON);
  const keys = useKeys();
  const find = (
    <PressArea className="shell__find" onPress={onPalette}>
      <Icon icon={Search} size={13} />
      {text.commands.open}
      <KeyHint keys={keys(APP_SHORTCUTS.palette)} tone="inherit" />
    </PressArea>
  );
  if (company === null)
    return (
      <div className="shell__plain-band">
        <b>{text.appName}</b>
        {find}
      </div>
    );
  const { name, meaning } = text.environments[company.environment];
  return <EnvironmentRibbon environment={company.environment} name={name} meaning={meaning} trailing={find} />;
}
