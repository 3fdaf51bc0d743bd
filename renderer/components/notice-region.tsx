import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { TONE_ICONS, type Tone } from './tone.ts';
import './notice-region.css';

export interface Notice {
  readonly id: string;
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

export interface NoticeRegionProps {
  /** Oldest first. */
  readonly notices: readonly Notice[];
  /** Called by the cross, and by time for everything but errors and warnings, which stay until put away. */
  readonly onDismiss: (id: string) => void;
  readonly label: string;
  readonly closeLabel: string;
}

const SHOWN_MS = 6000;

/**
 * Short notices in the corner, read out by screen readers (errors at once, the rest when there is a pause). Always
 * mounted, since a live region that appears together with its text is not read.
 */
export function NoticeRegion({ notices, onDismiss, label, closeLabel }: NoticeRegionProps) {
  const [isHeld, setHeld] = useState(false);
  return (
    // Nothing is done by pointing here: pointing at the notices, or the focus in them, only keeps them from leaving.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={label}
      className="pd-notices"
      // Over an open dialog too it is read out and can be put away: react-aria leaves what is marked so alone.
      data-react-aria-top-layer
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <output className="pd-notices__list">
        {notices
          .filter((notice) => notice.tone !== 'error')
          .map((notice) => (
            <NoticeCard key={notice.id} notice={notice} isHeld={isHeld} onDismiss={onDismiss} closeLabel={closeLabel} />
          ))}
      </output>
      <div role="alert" className="pd-notices__list">
        {notices
          .filter((notice) => notice.tone === 'error')
          .map((notice) => (
            <NoticeCard key={notice.id} notice={notice} isHeld={isHeld} onDismiss={onDismiss} closeLabel={closeLabel} />
          ))}
      </div>
    </section>
  );
}

interface NoticeCardProps {
  readonly notice: Notice;
  readonly isHeld: boolean;
  readonly onDismiss: (id: string) => void;
  readonly closeLabel: string;
}

function NoticeCard({ notice, isHeld, onDismiss, closeLabel }: NoticeCardProps) {
  const dismiss = useEffectEvent(() => onDismiss(notice.id));
  const stays = isHeld || notice.tone === 'error' || notice.tone === 'warning';
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => dismiss(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays]);
  return (
    <div className={`pd-notice pd-tone--${notice.tone}`}>
      <Icon icon={TONE_ICONS[notice.tone]} className="pd-notice__icon" />
      <div className="pd-notice__text">
        <div className="pd-notice__title">{notice.title}</div>
        {notice.detail !== undefined && <div className="pd-notice__detail">{notice.detail}</div>}
        {notice.action !== undefined && (
          <Button size="small" onPress={notice.action.onPress}>
            {notice.action.label}
          </Button>
        )}
      </div>
      <IconButton
        icon={X}
        label={closeLabel}
        size="small"
        tooltipPlacement="left"
        onPress={() => onDismiss(notice.id)}
      />
    </div>
  );
}
