import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from './icon-button.tsx';
import './drawer.css';

export interface DrawerProps {
  readonly title: ReactNode;
  /** Where it is: the Excel row and column, the recipient. */
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Left out where the panel always stays. */
  readonly onClose?: (() => void) | undefined;
  readonly closeLabel?: string;
  readonly width?: number;
}

/** The panel at the right that explains what is selected. Part of the page, not a modal: the grid stays usable. */
export function Drawer({ title, subtitle, children, footer, onClose, closeLabel = '', width = 300 }: DrawerProps) {
  const id = useId();
  return (
    <aside className="pd-drawer" aria-labelledby={id} style={{ width }}>
      <header className="pd-drawer__head">
        <div>
          <h2 id={id} className="pd-drawer__title">
            {title}
          </h2>
          {subtitle !== undefined && <div className="pd-drawer__subtitle">{subtitle}</div>}
        </div>
        {onClose !== undefined && <IconButton icon={X} label={closeLabel} size="small" onPress={onClose} />}
      </header>
      <div className="pd-drawer__body">{children}</div>
      {footer !== undefined && <footer className="pd-drawer__foot">{footer}</footer>}
    </aside>
  );
}
