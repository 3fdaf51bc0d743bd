import type { LucideIcon } from 'lucide-react';
import './icon.css';

export interface IconProps {
  readonly icon: LucideIcon;
  /** In pixels; 16 unless told. */
  readonly size?: number;
  /** What it says where no word stands beside it. Without it the icon is decoration and hidden from screen readers. */
  readonly label?: string | undefined;
  readonly className?: string;
}

/** One icon of the one set (lucide), at the weight that sits well beside 13 px text. */
export function Icon({ icon: Glyph, size = 16, label, className = '' }: IconProps) {
  return (
    <Glyph
      className={`pd-icon ${className}`}
      size={size}
      strokeWidth={size >= 24 ? 1.5 : 1.9}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
