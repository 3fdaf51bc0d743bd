import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { TONE_ICONS, type Tone } from './tone.ts';
import './timeline.css';

export interface TimelineEntry {
  readonly id: string;
  /** Already written for the language: `20.11.2026 10.42`. */
  readonly time: string;
  readonly title: string;
  readonly detail?: ReactNode;
  /** Who did it, or which part of the program. */
  readonly by?: string | undefined;
  readonly tone: Tone;
  readonly icon?: LucideIcon | undefined;
}

/** What happened, in order: the journal as a person reads it. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="pd-timeline" aria-label={label}>
      {entries.map(({ id, time, title, detail, by, tone, icon = TONE_ICONS[tone] }) => (
        <li key={id} className={`pd-timeline__entry pd-tone--${tone}`}>
          <span className="pd-timeline__mark">
            <Icon icon={icon} size={13} />
          </span>
          <div className="pd-timeline__body">
            <div className="pd-timeline__head">
              <span className="pd-timeline__title">{title}</span>
              <span className="pd-timeline__time">{by === undefined ? time : `${time} · ${by}`}</span>
            </div>
            {detail !== undefined && <div className="pd-timeline__detail">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
