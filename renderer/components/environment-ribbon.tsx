import { FlaskConical, GraduationCap, Landmark, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { EnvironmentName } from './tone.ts';
import './environment-ribbon.css';

/** Each environment's picture: a school, a laboratory, a bank. */
export const ENVIRONMENT_ICONS: Readonly<Record<EnvironmentName, LucideIcon>> = {
  practice: GraduationCap,
  sandbox: FlaskConical,
  production: Landmark,
};

export interface EnvironmentRibbonProps {
  readonly environment: EnvironmentName;
  /** Its name in capitals: ALIŞTIRMA, TEST, CANLI. */
  readonly name: string;
  /** What it means for the money: "para hareket etmez". */
  readonly meaning: string;
  readonly trailing?: ReactNode;
}

/** The band at the top of every screen that says, in colour, icon and words, whether money is real here. */
export function EnvironmentRibbon({ environment, name, meaning, trailing }: EnvironmentRibbonProps) {
  return (
    <div className={`pd-ribbon pd-ribbon--${environment}`} data-environment={environment}>
      <Icon icon={ENVIRONMENT_ICONS[environment]} size={14} />
      <b className="pd-ribbon__name">{name}</b>
      <span className="pd-ribbon__meaning">{meaning}</span>
      {trailing !== undefined && <span className="pd-ribbon__trailing">{trailing}</span>}
    </div>
  );
}

/** The environment's name alone, where a ribbon has no room (in a list of companies). */
export function EnvironmentTag({
  environment,
  name,
}: {
  readonly environment: EnvironmentName;
  readonly name: string;
}) {
  return (
    <span className="pd-env-tag" data-environment={environment}>
      <Icon icon={ENVIRONMENT_ICONS[environment]} size={12} />
      {name}
    </span>
  );
}
