import type { LucideIcon } from 'lucide-react';
import { Icon } from './icon.tsx';
import { TONE_ICONS, type Tone } from './tone.ts';
import './status-pill.css';

export interface StatusPillProps {
  readonly tone: Tone;
  /** The state in a word or two. */
  readonly children: string;
  /** Another icon than the tone's own, where a state has a picture of its own (a clock, a pause). */
  readonly icon?: LucideIcon | undefined;
  /** Without the tinted ground, where many stand beneath each other. */
  readonly isPlain?: boolean;
}

/** A state: icon, word and colour, so that colour is never alone. */
export function StatusPill({ tone, children, icon = TONE_ICONS[tone], isPlain = false }: StatusPillProps) {
  return (
    <span className={`pd-pill pd-pill--${tone}${isPlain ? ' pd-pill--plain' : ''}`}>
      <Icon icon={icon} size={12} />
      <span className="pd-pill__text">{children}</span>
    </span>
  );
}
