import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { TONE_ICONS, type Tone } from './tone.ts';
import './banner.css';

export interface BannerProps {
  readonly tone: Tone;
  readonly title: string;
  /** What it means for the money, and what to do next. */
  readonly children?: ReactNode;
  /** Small buttons at the right. */
  readonly actions?: ReactNode;
  /** Read out when it appears; leave it off for what stands there from the beginning. */
  readonly isLive?: boolean;
}

/** A message that belongs to the view and stays as long as it is true. */
export function Banner({ tone, title, children, actions, isLive = false }: BannerProps) {
  return (
    <div className={`pd-banner pd-tone--${tone}`} {...(isLive ? { role: tone === 'error' ? 'alert' : 'status' } : {})}>
      <Icon icon={TONE_ICONS[tone]} className="pd-banner__icon" />
      <div className="pd-banner__text">
        <div className="pd-banner__title">{title}</div>
        {children !== undefined && <div className="pd-banner__body">{children}</div>}
      </div>
      {actions !== undefined && <div className="pd-banner__actions">{actions}</div>}
    </div>
  );
}
