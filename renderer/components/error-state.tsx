import { CircleX, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './empty-state.css';

export interface ErrorStateProps {
  /** What happened. */
  readonly title: string;
  /** What it means for the money. */
  readonly meaning: ReactNode;
  /** What to do next: at least one button. */
  readonly action: ReactNode;
  /** The problem's code, for support. */
  readonly code?: string | undefined;
  readonly icon?: LucideIcon;
}

/** A view that could not be shown: what happened, what it means for the money, what to do next. */
export function ErrorState({ title, meaning, action, code, icon = CircleX }: ErrorStateProps) {
  return (
    <div className="pd-empty" role="alert">
      <span className="pd-empty__icon pd-empty__icon--error">
        <Icon icon={icon} size={26} />
      </span>
      <p className="pd-empty__title">{title}</p>
      <div className="pd-empty__detail">{meaning}</div>
      <div className="pd-empty__action">{action}</div>
      {code !== undefined && (
        <div className="pd-empty__code" data-selectable>
          {code}
        </div>
      )}
    </div>
  );
}
