import { ChevronsUpDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './press-style.ts';
import './company-badge.css';

/** The colours a company may take; each carries white letters. */
export const COMPANY_COLOURS = ['plum', 'teal', 'blue', 'green', 'amber', 'rust', 'slate', 'rose'] as const;
export type CompanyColour = (typeof COMPANY_COLOURS)[number];

export interface CompanyMarkProps {
  readonly name: string;
  readonly colour: CompanyColour;
  readonly size?: 'small' | 'medium';
}

/** A company's first letter in its colour. Decoration beside its name. */
export function CompanyMark({ name, colour, size = 'medium' }: CompanyMarkProps) {
  return (
    <span className={`pd-company__mark pd-company__mark--${size}`} data-colour={colour} aria-hidden>
      {name.trim().charAt(0).toLocaleUpperCase('tr')}
    </span>
  );
}

export interface CompanyBadgeProps extends CompanyMarkProps {
  readonly detail: string;
  /** Opens the choice of companies; without it the badge is not a button. */
  readonly onPress?: (() => void) | undefined;
}

/** Which company one is in, and the way to another. */
export function CompanyBadge({ name, colour, detail, onPress }: CompanyBadgeProps) {
  const body = (
    <>
      <CompanyMark name={name} colour={colour} />
      <span className="pd-company__text">
        <b className="pd-company__name">{name}</b>
        <span className="pd-company__detail">{detail}</span>
      </span>
    </>
  );
  if (onPress === undefined) return <div className="pd-company">{body}</div>;
  return (
    <AriaButton className="pd-company pd-company--press" onPress={onPress}>
      {body}
      <Icon icon={ChevronsUpDown} size={14} />
    </AriaButton>
  );
}
