import type { ReactNode } from 'react';
import './page-header.css';

export interface PageHeaderProps {
  readonly title: string;
  /** Where the content comes from: the file, the sheet, the count. */
  readonly detail?: ReactNode;
  /** The way back, before the title. */
  readonly leading?: ReactNode;
  readonly actions?: ReactNode;
}

/** A screen's title, what it is about, and its actions. */
export function PageHeader({ title, detail, leading, actions }: PageHeaderProps) {
  return (
    <header className="pd-page-header">
      {leading}
      <h1 className="pd-page-header__title" title={title}>
        {title}
      </h1>
      {detail !== undefined && <span className="pd-page-header__detail">{detail}</span>}
      {actions !== undefined && <div className="pd-page-header__actions">{actions}</div>}
    </header>
  );
}
