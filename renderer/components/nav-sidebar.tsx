import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import './nav-sidebar.css';

export interface NavItem {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly count?: string | undefined;
  readonly keys?: string | undefined;
}

export interface NavSidebarProps {
  readonly label: string;
  readonly items: readonly NavItem[];
  readonly current: string;
  readonly onNavigate: (id: string) => void;
  /** Above the items: the company. */
  readonly top?: ReactNode;
  /** Beneath them: where the data is, the last backup. */
  readonly foot?: ReactNode;
}

/** The places of the program, at the left of every screen. */
export function NavSidebar({ label, items, current, onNavigate, top, foot }: NavSidebarProps) {
  return (
    <nav className="pd-nav" aria-label={label}>
      {top !== undefined && <div className="pd-nav__top">{top}</div>}
      <ul className="pd-nav__items">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className="pd-nav__item"
              onClick={() => onNavigate(item.id)}
              {...(item.id === current ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon icon={item.icon} />
              <span className="pd-nav__label">{item.label}</span>
              {item.count !== undefined && <span className="pd-nav__count">{item.count}</span>}
              {item.keys !== undefined && <KeyHint keys={item.keys} />}
            </button>
          </li>
        ))}
      </ul>
      {foot !== undefined && <div className="pd-nav__foot">{foot}</div>}
    </nav>
  );
}
