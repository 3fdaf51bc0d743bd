import './key-hint.css';

export interface KeyHintProps {
  /** Keys in the words of the keyboard, parted by spaces: `Ctrl K`. */
  readonly keys: string;
  /** `inherit` takes the colour of what it stands in (a primary button, a tooltip). */
  readonly tone?: 'quiet' | 'inherit';
}

/** The keys of a shortcut, each in its own little cap. */
export function KeyHint({ keys, tone = 'quiet' }: KeyHintProps) {
  return (
    <span className={`pd-keys pd-keys--${tone}`}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className="pd-key">
          {key}
        </kbd>
      ))}
    </span>
  );
}
