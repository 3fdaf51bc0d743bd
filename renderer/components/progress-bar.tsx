import type { ReactNode } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { Button } from './button.tsx';
import './progress-bar.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; undefined while nobody knows how long it takes. */
  readonly share: number | undefined;
  /** The counts, already written for the language: `1.240 / 5.000 satır`. */
  readonly counts?: string | undefined;
  readonly detail?: ReactNode;
  readonly onCancel?: (() => void) | undefined;
  readonly cancelLabel?: string;
  /** Parts in colour, for results: their shares sum to at most 1. Overrides `share`. */
  readonly parts?:
    | readonly { readonly tone: 'ok' | 'warning' | 'error' | 'info'; readonly share: number }[]
    | undefined;
}

/** Long work with its counts, and a way to stop it. */
export function ProgressBar({ label, share, counts, detail, onCancel, cancelLabel = '', parts }: ProgressBarProps) {
  const isUnknown = share === undefined && parts === undefined;
  const value = parts === undefined ? (share ?? 0) : parts.reduce((sum, part) => sum + part.share, 0);
  return (
    <div className="pd-progress">
      <AriaProgressBar
        className="pd-progress__bar"
        value={value * 100}
        isIndeterminate={isUnknown}
        {...(counts === undefined ? {} : { valueLabel: counts })}
      >
        <div className="pd-progress__head">
          <Label className="pd-progress__label">{label}</Label>
          {counts !== undefined && <span className="pd-progress__counts">{counts}</span>}
        </div>
        <div className="pd-progress__track">
          {parts === undefined ? (
            <div
              className={isUnknown ? 'pd-progress__fill pd-progress__fill--unknown' : 'pd-progress__fill'}
              style={isUnknown ? {} : { width: `${value * 100}%` }}
            />
          ) : (
            parts.map((part) => (
              <div
                key={part.tone}
                className={`pd-progress__part pd-progress__part--${part.tone}`}
                style={{ width: `${part.share * 100}%` }}
              />
            ))
          )}
        </div>
        {detail !== undefined && <div className="pd-progress__detail">{detail}</div>}
      </AriaProgressBar>
      {onCancel !== undefined && (
        <Button size="small" onPress={onCancel}>
          {cancelLabel}
        </Button>
      )}
    </div>
  );
}
